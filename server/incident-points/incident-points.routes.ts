import { createRoute } from "@hono/zod-openapi";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import { incidentPointsSchema } from "../contract/incident-points.ts";
import { incidentFilterSchema } from "../contract/incident.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { findIncidentPoints } from "./find-incident-points.ts";

const getIncidentPoints = createRoute({
  method: "get",
  path: "/api/incident-points",
  summary: "Where incidents under the filters of the list are, without anything that tells which is which",
  request: { query: incidentFilterSchema },
  responses: answers(incidentPointsSchema, "Rounded positions with how many incidents each stands for"),
});

export function incidentPointsRoutes(deps: ColumnsDeps) {
  return createApiRouter().openapi(getIncidentPoints, async (c) => c.json(await findIncidentPoints(deps, c.req.valid("query")), 200));
}
