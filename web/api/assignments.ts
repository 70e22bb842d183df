import { explanationSchema, type Explanation, type PreviewRequest } from "../../server/contract/assignment.ts";
import { request } from "./client.ts";

/** Who would own this place for this category, and why. Nothing is stored. */
export function fetchPreview(body: PreviewRequest, signal?: AbortSignal): Promise<Explanation> {
  return request(explanationSchema, "/api/assignments/preview", { method: "POST", body, ...(signal ? { signal } : {}) });
}
