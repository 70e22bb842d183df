import { incidentPointsSchema, type IncidentPoints } from "../../server/contract/incident-points.ts";
import { request } from "./client.ts";

/** Where incidents under the filter are. */
export function fetchIncidentPoints(filter: URLSearchParams, signal?: AbortSignal): Promise<IncidentPoints> {
  return request(incidentPointsSchema, "/api/incident-points", { query: filter, ...(signal ? { signal } : {}) });
}
