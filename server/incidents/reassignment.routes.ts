import { createRoute } from "@hono/zod-openapi";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import { incidentSchema, overrideReleaseSchema, reassignmentSchema } from "../contract/incident.ts";
import { incidentEventsSchema } from "../contract/surroundings.ts";
import { answers, createApiRouter, noQuery, refusals } from "../http/api-router.ts";
import { keyHeader, replayHeader } from "../idempotency/key-headers.ts";
import { incidentIdParam } from "./incident-requests.ts";
import { incidentEvents } from "./incident-events.ts";
import { reassignIncident } from "./reassign-incident.ts";
import { releaseOverride } from "./release-override.ts";

const changed = {
  200: {
    description: "The incident as it is now",
    headers: replayHeader,
    content: { "application/json": { schema: incidentSchema } },
  },
  ...refusals,
};

const reassignRoute = createRoute({
  method: "post",
  path: "/api/incidents/{id}/reassign",
  summary: "Give an incident to whom you name; it stays there until released",
  request: { params: incidentIdParam, query: noQuery, headers: keyHeader, body: { required: true, content: { "application/json": { schema: reassignmentSchema } } } },
  responses: changed,
});

const releaseRoute = createRoute({
  method: "post",
  path: "/api/incidents/{id}/release-override",
  summary: "Give an incident back to the rules: to whom they name now",
  request: { params: incidentIdParam, query: noQuery, headers: keyHeader, body: { required: true, content: { "application/json": { schema: overrideReleaseSchema } } } },
  responses: changed,
});

const eventsRoute = createRoute({
  method: "get",
  path: "/api/incidents/{id}/events",
  summary: "What has happened to an incident",
  request: { params: incidentIdParam, query: noQuery },
  responses: answers(incidentEventsSchema, "Its history, oldest first"),
});

/** Incidents that change hands one by one, and their history. */
export function reassignmentRoutes(deps: AssignmentDeps) {
  return createApiRouter()
    .openapi(reassignRoute, async (c) => {
      const { incident, isReplay } = await reassignIncident(deps, c.req.valid("param").id, c.req.valid("json"), c.req.valid("header")["idempotency-key"] ?? null);
      if (isReplay) c.header("Idempotent-Replay", "true");
      return c.json(incident, 200);
    })
    .openapi(releaseRoute, async (c) => {
      const { incident, isReplay } = await releaseOverride(deps, c.req.valid("param").id, c.req.valid("json"), c.req.valid("header")["idempotency-key"] ?? null);
      if (isReplay) c.header("Idempotent-Replay", "true");
      return c.json(incident, 200);
    })
    .openapi(eventsRoute, async (c) => c.json({ items: await incidentEvents(deps.db, c.req.valid("param").id) }, 200));
}
