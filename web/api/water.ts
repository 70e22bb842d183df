import { sectionWaterHistorySchema, type SectionWaterHistory, upstreamSchema, type Upstream, waterSchema, type Water } from "../../server/contract/water.ts";
import { request } from "./client.ts";

/** All water at one look. */
export function fetchWater(signal?: AbortSignal): Promise<Water> {
  return request(waterSchema, "/api/water", signal ? { signal } : {});
}

/** One section through time. */
export function fetchSectionWater(code: string, months: number, signal?: AbortSignal): Promise<SectionWaterHistory> {
  return request(sectionWaterHistorySchema, `/api/monitoring-sections/${encodeURIComponent(code)}/water`, { query: new URLSearchParams({ months: String(months) }), ...(signal ? { signal } : {}) });
}

/** What lies up-stream of a section. */
export function fetchUpstreamOfSection(code: string, withinMetres: number, signal?: AbortSignal): Promise<Upstream> {
  const query = new URLSearchParams({ withinMetres: String(withinMetres) });
  return request(upstreamSchema, `/api/monitoring-sections/${encodeURIComponent(code)}/upstream`, { query, ...(signal ? { signal } : {}) });
}
