import { incidentPageSchema, incidentSchema, type Incident, type IncidentPage, type IncidentReport } from "../../server/contract/incident.ts";
import { request } from "./client.ts";

export interface PageRequest {
  filter: URLSearchParams;
  limit: number;
  cursor?: string | null;
  signal?: AbortSignal;
}

/** One page of incidents under the filter, newest first. */
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
