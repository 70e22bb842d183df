import { type PublicIncidents, publicIncidentsSchema } from "../../server/contract/public-incident.ts";
import { request } from "./client.ts";

/** The newest incidents, as far as anybody may see them. */
export function fetchPublicIncidents(limit: number, signal?: AbortSignal): Promise<PublicIncidents> {
  return request(publicIncidentsSchema, "/api/public-incidents", { query: new URLSearchParams({ limit: String(limit) }), ...(signal ? { signal } : {}) });
}
