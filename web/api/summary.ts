import { summarySchema, type Summary } from "../../server/contract/summary.ts";
import { request } from "./client.ts";

/** Counts of stored incidents under the filter. */
export function fetchSummary(filter: URLSearchParams, signal?: AbortSignal): Promise<Summary> {
  return request(summarySchema, "/api/summary", { query: filter, ...(signal ? { signal } : {}) });
}
