import { createRoute, z } from "@hono/zod-openapi";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import { surroundingsSchema } from "../contract/surroundings.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import type { RiverBook } from "../water/river-book.ts";
import { findSurroundings } from "./find-surroundings.ts";

const DEFAULT_RADIUS_METRES = 1_000;
const MOST_RADIUS_METRES = 20_000;

const surroundingsRoute = createRoute({
  method: "get",
  path: "/api/surroundings",
  summary: "What lies around a position: enterprises, the nearest river reach, incidents at the same place, recent ones of the same kind",
  request: {
    query: z.object({
      lng: z.coerce.number().min(-180).max(180).describe("WGS 84"),
      lat: z.coerce.number().min(-90).max(90),
      category: z.string().min(1).optional().describe("Incidents of its first-level category are looked for"),
      except: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().describe("An incident to leave out: the one that is asked about"),
      radiusMetres: z.coerce.number().positive().max(MOST_RADIUS_METRES).default(DEFAULT_RADIUS_METRES),
    }).strict(),
  },
  responses: answers(surroundingsSchema, "At most 20 enterprises and 20 incidents of each list; the counts are of all"),
});

export function surroundingsRoutes(deps: ColumnsDeps & { rivers: RiverBook }) {
  return createApiRouter().openapi(surroundingsRoute, async (c) => c.json(await findSurroundings(deps, c.req.valid("query")), 200));
}
