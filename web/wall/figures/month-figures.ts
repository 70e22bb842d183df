import type { Summary } from "../../../server/contract/summary.ts";
import { pointsBetween } from "../../format/format-rate.ts";

/** Channels by which the grid finds things itself, instead of being told: officers on patrol, and cameras. */
export const PROACTIVE_CHANNELS: readonly string[] = ["patrol", "video"];

/** A share of the incidents of a span, with that of the span before. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  /** In percentage points; null where either span has no incidents. */
  readonly changePoints: number | null;
}

/** The headline figures of a month so far. "Before" is the same days of the month before. */
export interface MonthFigures {
  readonly received: number;
  readonly receivedBefore: number;
  /** One person is named: by the rules, or by hand. */
  readonly settled: Share;
  readonly unsettled: { readonly count: number; readonly before: number; readonly ambiguous: number; readonly gap: number; readonly unassigned: number; /** More than before; 0 where there is nothing before to compare with. */ readonly over: number };
  /** Found by the grid itself. */
  readonly proactive: Share;
}

export function monthFigures(now: Summary, before: Summary): MonthFigures {
  const count = unsettledOf(now);
  return {
    received: now.total, receivedBefore: before.total,
    settled: shareOf(settledOf(now), now.total, settledOf(before), before.total),
    unsettled: {
      count, before: unsettledOf(before), ambiguous: now.byResult.ambiguous, gap: now.byResult.gap, unassigned: now.byResult.unassigned,
      over: before.total === 0 ? 0 : Math.max(0, count - unsettledOf(before)),
    },
    proactive: shareOf(proactiveOf(now), now.total, proactiveOf(before), before.total),
  };
}

const settledOf = ({ byResult }: Summary) => byResult.clear + byResult.overridden;
const unsettledOf = ({ byResult }: Summary) => byResult.ambiguous + byResult.gap + byResult.unassigned;
const proactiveOf = ({ byChannel }: Summary) => byChannel.reduce((sum, { value, count }) => sum + (value !== null && PROACTIVE_CHANNELS.includes(value) ? count : 0), 0);

function shareOf(part: number, whole: number, partBefore: number, wholeBefore: number): Share {
  return { part, whole, changePoints: whole === 0 || wholeBefore === 0 ? null : pointsBetween((part / whole) * 100, (partBefore / wholeBefore) * 100) };
}
