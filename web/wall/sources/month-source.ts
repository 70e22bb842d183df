import type { Summary } from "../../../server/contract/summary.ts";
import { fetchSummary } from "../../api/summary.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useWallClockStore } from "../../stores/wall-clock.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";
import type { WallWindows } from "../../stores/wall-windows.ts";
import { depthsOf } from "./depths.ts";
import { INCIDENT_EVENTS } from "./incident-events.ts";

/** This month so far beside as much of the month before. */
export interface TwoMonths {
  readonly now: Summary;
  readonly before: Summary;
  /** The month before is too short to have as many days: it is whole, and no change can be told. */
  readonly isBeforeShort: boolean;
}

/** Requests within one step ask the same, so that the server counts once for all walls. */
const STEP_MS = 600_000;

/** Counts of this month and of the same days of the month before, up to this time of day; by place. */
export function useMonthSource(): WallSource<TwoMonths> {
  const [deployment, clock] = [useDeploymentStore(), useWallClockStore()];
  return createWallSource<TwoMonths>({
    key: "month", everyMs: 60_000, isOfToday: true, askAgainOn: INCIDENT_EVENTS,
    ask: (signal, windows) => askTwoMonths(windows, clock.nowMs(), { depth: String(depthsOf(deployment.deployment?.levels ?? []).place?.depth ?? 1) }, signal),
    dataAtOf: ({ now }) => new Date(now.asOf),
  });
}

/** Both spans under the same further filter. */
export async function askTwoMonths(windows: WallWindows, nowMs: number, filter: Readonly<Record<string, string>>, signal: AbortSignal): Promise<TwoMonths> {
  const { now, before, isBeforeShort } = spansOf(windows, nowMs);
  const [nowSummary, beforeSummary] = await Promise.all([now, before].map((span) => fetchSummary(new URLSearchParams({ ...filter, ...span }), signal)));
  return { now: nowSummary!, before: beforeSummary!, isBeforeShort };
}

/** The month before is cut at the same time of its day: this one is not over either. */
export function spansOf({ month, monthBefore }: Pick<WallWindows, "month" | "monthBefore">, nowMs: number) {
  const elapsedMs = Math.floor((nowMs - Date.parse(month.from)) / STEP_MS) * STEP_MS;
  const wantedMs = Date.parse(monthBefore.from) + Math.max(STEP_MS, elapsedMs);
  const endMs = Math.min(wantedMs, Date.parse(monthBefore.to));
  const dayMs = 86_400_000;
  return { now: { ...month }, before: { from: monthBefore.from, to: new Date(endMs).toISOString() }, isBeforeShort: wantedMs - endMs > dayMs / 2 };
}
