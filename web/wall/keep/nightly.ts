import { dayOf, shiftDay, startOfDay } from "../../format/zoned-time.ts";

/** Walls that share a time must not all come at once: each adds minutes of its own, up to this many. */
export const SPREAD_MINUTES = 30;

/**
 * Whether the page was loaded before the last nightly time, and so is due. `time` is `HH:MM` in the zone; stays true
 * until the page is loaded anew, however long the server was away at that time.
 */
export function isNightlyDue(loadedAtMs: number, nowMs: number, time: string, extraMinutes: number, timeZone: string): boolean {
  const today = dayOf(new Date(nowMs), timeZone);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + extraMinutes;
  const dueOn = (day: string): number => Date.parse(startOfDay(day, timeZone)) + minutes * 60_000;
  const last = [today, shiftDay(today, -1)].map(dueOn).find((dueMs) => dueMs <= nowMs) ?? -Infinity;
  return loadedAtMs < last;
}
