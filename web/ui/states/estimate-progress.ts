import type { Progress } from "./panel-state.ts";

export interface ProgressEstimate { share: number | null; perSecond: number | null; remainingMs: number | null; }

/** Under this time a rate would jump about more than it tells. */
const MEANINGFUL_AFTER_MS = 500;

/** Share done, rate, and remaining time at the mean rate so far; null where that cannot be known yet. */
export function estimateProgress({ done, total, elapsedMs }: Progress): ProgressEstimate {
  const perSecond = elapsedMs >= MEANINGFUL_AFTER_MS && done > 0 ? (done / elapsedMs) * 1000 : null;
  const share = total === null || total <= 0 ? null : Math.min(1, done / total);
  const remainingMs = perSecond === null || total === null ? null : (Math.max(0, total - done) / perSecond) * 1000;
  return { share, perSecond, remainingMs };
}
