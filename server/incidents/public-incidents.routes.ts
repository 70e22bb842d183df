import { createRoute, z } from "@hono/zod-openapi";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import { incidentFilterSchema } from "../contract/incident.ts";
import { publicIncidentsSchema } from "../contract/public-incident.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { findPublicIncidents } from "./find-public-incidents.ts";

const MOST = 50;

const listRoute = createRoute({
  method: "get",
  path: "/api/public-incidents",
  summary: "The newest incidents under the filters of the list, without title, address or anybody's name",
  request: { query: incidentFilterSchema.extend({ limit: z.coerce.number().int().min(1).max(MOST).default(10) }).strict() },
  responses: answers(publicIncidentsSchema, "The newest first"),
});

export function publicIncidentsRoutes(deps: ColumnsDeps) {
  return createApiRouter().openapi(listRoute, async (c) => {
    const { limit, ...filter } = c.req.valid("query");
    return c.json(await findPublicIncidents(deps, filter, limit), 200);
  });
}
