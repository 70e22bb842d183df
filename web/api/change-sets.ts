import { changePreviewSchema, changeSetSchema, type ChangePreview, type ChangeSet, type ChangeSubject } from "../../server/contract/change-set.ts";
import { request } from "./client.ts";

/** All open incidents are looked at: seconds where there are many. */
const LONG_MS = 180_000;

/** Which open incidents would change hands; stores nothing. */
export function previewChange(subject: ChangeSubject, signal?: AbortSignal): Promise<ChangePreview> {
  return request(changePreviewSchema, "/api/change-sets/preview", { method: "POST", body: { subject }, withinMs: LONG_MS, ...(signal ? { signal } : {}) });
}

export interface ChangeOrder { subject: ChangeSubject; basis: string; reason: string; by?: string }

/** Puts the change in force and moves the incidents, all or nothing. The same key again answers with the same change set. */
export function applyChange(order: ChangeOrder, idempotencyKey: string): Promise<ChangeSet> {
  return request(changeSetSchema, "/api/change-sets", { method: "POST", body: order, headers: { "idempotency-key": idempotencyKey }, withinMs: LONG_MS });
}
