import { createRoute } from "@hono/zod-openapi";
import { hotspotsSchema } from "../contract/hotspot.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { findHotspots, type HotspotsDeps } from "./find-hotspots.ts";
import { hotspotsQuerySchema } from "./hotspots-query.ts";

const getHotspots = createRoute({
  method: "get",
  path: "/api/hotspots",
  summary: "Cells where incidents under the filters of the list concentrate more, or less, than chance would have it",
  request: { query: hotspotsQuerySchema },
  responses: answers(hotspotsSchema, "Gi* of every cell studied, how it was computed, and how far it can be trusted"),
});

export function hotspotsRoutes(deps: HotspotsDeps) {
  return createApiRouter().openapi(getHotspots, async (c) => c.json(await findHotspots(deps, c.req.valid("query")), 200));
}
