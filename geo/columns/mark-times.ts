import type { DayRuns } from "./day-runs.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";

const DAY_MS = 86_400_000;
const BIT = DIMENSION_BITS.day;

interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Sets the day's bit on rows from..to (excluded) outside the period. Runs of days far from its ends are settled without a look at instants. */
export function markTimes(times: Float64Array, runs: DayRuns, period: Period, failing: Uint16Array, from: number, to: number): void {
  if (!runs.areLong) return testTimes(times, period, failing, from, to);
  const { fromMs, toMs } = period;
  for (let run = runs.runOf(from), start = from; start < to; run++) {
    const end = Math.min(to, runs.starts[run + 1]!);
    // A clock is less than a day from UTC.
    const [earliestMs, latestMs] = [(runs.days[run]! - 1) * DAY_MS, (runs.days[run]! + 2) * DAY_MS];
    if (latestMs < fromMs || earliestMs >= toMs) failAll(failing, start, end);
    else if (earliestMs < fromMs || latestMs >= toMs) testTimes(times, period, failing, start, end);
    start = end;
  }
}

function failAll(failing: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) failing[row]! |= BIT;
}

function testTimes(times: Float64Array, { fromMs, toMs }: Period, failing: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const timeMs = times[row]!;
    if (!(timeMs >= fromMs && timeMs < toMs)) failing[row]! |= BIT;
  }
}
