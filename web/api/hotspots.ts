import { categoryHotspotsSchema, type CategoryHotspots } from "../../server/contract/hotspot.ts";
import { request } from "./client.ts";

/** Where every category by itself concentrates in a window. */
export function fetchCategoryHotspots(query: URLSearchParams, signal?: AbortSignal): Promise<CategoryHotspots> {
  return request(categoryHotspotsSchema, "/api/hotspots/by-category", { query, ...(signal ? { signal } : {}) });
}
