import { incidentPageSchema, incidentSchema, type Incident, type IncidentPage, type IncidentReport, type OverrideRelease, type Reassignment } from "../../server/contract/incident.ts";
import { z } from "zod";
import { incidentEventSchema, type IncidentEvent } from "../../server/contract/surroundings.ts";
import { request } from "./client.ts";

export interface PageRequest {
  filter: URLSearchParams;
  limit: number;
  cursor?: string | null;
  signal?: AbortSignal;
}

/** One page of incidents under the filter; the order is part of it. */
export function fetchIncidentPage({ filter, limit, cursor, signal }: PageRequest): Promise<IncidentPage> {
  const query = new URLSearchParams(filter);
  query.set("limit", String(limit));
  if (cursor) query.set("cursor", cursor);
  return request(incidentPageSchema, "/api/incidents", { query, ...(signal ? { signal } : {}) });
}

/** One incident with the explanation that was stored with it. */
export function fetchIncident(id: number, signal?: AbortSignal): Promise<Incident> {
  return request(incidentSchema, `/api/incidents/${id}`, signal ? { signal } : {});
}

/** Reports an incident. The same key again answers with the same incident, so a retry is safe. */
export function sendReport(report: Partial<IncidentReport>, idempotencyKey: string): Promise<Incident> {
  return request(incidentSchema, "/api/incidents", {
    method: "POST", body: report, headers: { "idempotency-key": idempotencyKey },
  });
}

const eventsSchema = z.object({ items: z.array(incidentEventSchema) });

/** What has happened to an incident, as the API tells it. */
export async function fetchIncidentEvents(id: number, signal?: AbortSignal): Promise<IncidentEvent[]> {
  return (await request(eventsSchema, `/api/incidents/${id}/events`, signal ? { signal } : {})).items;
}

/** Says by hand who answers for an incident. 409 when somebody else has acted since it was looked at. */
export function sendReassignment(id: number, body: Reassignment, idempotencyKey: string): Promise<Incident> {
  return request(incidentSchema, `/api/incidents/${id}/reassign`, { method: "POST", body, headers: { "idempotency-key": idempotencyKey } });
}

/** Gives an incident back to the rules. */
export function sendRelease(id: number, body: OverrideRelease, idempotencyKey: string): Promise<Incident> {
  return request(incidentSchema, `/api/incidents/${id}/release-override`, { method: "POST", body, headers: { "idempotency-key": idempotencyKey } });
}
