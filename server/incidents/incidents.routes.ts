import { createRoute, z } from "@hono/zod-openapi";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import { INCIDENT_ORDERS, incidentFilterSchema, incidentPageSchema, incidentReportSchema, incidentSchema } from "../contract/incident.ts";
import { answers, createApiRouter, noQuery, refusals } from "../http/api-router.ts";
import { pageQueryShape } from "../http/page-query.ts";
import { keyHeader } from "../idempotency/key-headers.ts";
import { findIncidents } from "./find-incidents.ts";
import { getIncident } from "./get-incident.ts";
import { incidentIdParam } from "./incident-requests.ts";
import { reportIncident } from "./report-incident.ts";

const incidentAnswer = (description: string) => ({
  description,
  headers: z.object({ "idempotent-replay": z.literal("true").optional().describe("The report had been taken before") }),
  content: { "application/json": { schema: incidentSchema } },
});

const listRoute = createRoute({
  method: "get",
  path: "/api/incidents",
  summary: "Incidents under a filter, newest first unless ordered otherwise",
  request: {
    query: incidentFilterSchema.extend({
      ...pageQueryShape,
      order: z.enum(INCIDENT_ORDERS).default("newest").describe("near_boundary: those first; distance: from lng and lat, nearest first"),
      lng: z.coerce.number().min(-180).max(180).optional().describe("Degrees of WGS 84; with it and lat each incident tells its distance"),
      lat: z.coerce.number().min(-90).max(90).optional(),
    }).strict(),
  },
  responses: answers(incidentPageSchema, "A page of incidents"),
});

const getRoute = createRoute({
  method: "get",
  path: "/api/incidents/{id}",
  summary: "One incident and why it was assigned as it was",
  request: { params: incidentIdParam, query: noQuery },
  responses: answers(incidentSchema, "The incident"),
});

const reportRoute = createRoute({
  method: "post",
  path: "/api/incidents",
  summary: "Report one incident: stored with its assignment, or stored unassigned, but never lost",
  request: {
    query: noQuery,
    headers: keyHeader,
    body: { required: true, content: { "application/json": { schema: incidentReportSchema } } },
  },
  responses: {
    201: incidentAnswer("The incident as stored"),
    200: incidentAnswer("The source system had reported this number already, with the same contents"),
    ...refusals,
  },
});

export function incidentsRoutes(deps: ColumnsDeps) {
  return createApiRouter()
    .openapi(listRoute, async (c) => {
      const { cursor, limit, order, lng, lat, ...filter } = c.req.valid("query");
      const from = lng === undefined || lat === undefined ? null : { lng, lat };
      return c.json(await findIncidents(deps, filter, { cursor, limit, order, from }), 200);
    })
    .openapi(getRoute, async (c) => c.json(await getIncident(deps, c.req.valid("param").id), 200))
    .openapi(reportRoute, async (c) => {
      const { incident, replayOf } = await reportIncident(deps, c.req.valid("json"), c.req.valid("header")["idempotency-key"] ?? null);
      if (replayOf !== null) c.header("Idempotent-Replay", "true");
      c.header("Location", `/api/incidents/${incident.id}`);
      return replayOf === "external_id" ? c.json(incident, 200) : c.json(incident, 201);
    });
}
