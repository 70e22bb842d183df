import type { TimelineBar } from "./bin-days.ts";
import { dayText } from "./day-span.ts";

export type AxisLabel = { kind: "year"; year: number } | { kind: "month"; month: number } | { kind: "day"; month: number; day: number };

const LABEL_WIDTH_PX = 46;
const MONTH_STEPS = [1, 2, 3, 6, 12] as const;

/** Which bars begin something worth a label under the axis: years and months, or days when all is within a few weeks. */
export function axisLabels(bars: readonly TimelineBar[], widthPx: number): ReadonlyMap<number, AxisLabel> {
  const room = Math.max(1, Math.floor(widthPx / LABEL_WIDTH_PX));
  const starts = bars.map(({ firstDay }) => monthOf(firstDay));
  const firsts = starts.flatMap((start, at) => (at > 0 && start.index !== starts[at - 1]?.index ? [{ at, ...start }] : []));
  if (firsts.length < 2) return dayLabels(bars, room);
  const step = MONTH_STEPS.find((months) => firsts.length / months <= room) ?? 12;
  const kept = firsts.filter(({ month }) => (month - 1) % step === 0);
  return new Map(kept.map(({ at, month, year }) => [at, month === 1 ? { kind: "year", year } : { kind: "month", month }]));
}

function dayLabels(bars: readonly TimelineBar[], room: number): ReadonlyMap<number, AxisLabel> {
  const step = Math.max(1, Math.ceil(bars.length / room));
  return new Map(bars.flatMap(({ firstDay }, at): [number, AxisLabel][] => {
    const { month, day } = monthOf(firstDay);
    return at % step === 0 ? [[at, { kind: "day", month, day }]] : [];
  }));
}

/** A bar belongs to the month of its first day. */
function monthOf(dayNumber: number): { year: number; month: number; day: number; index: number } {
  const [year = 0, month = 0, day = 0] = dayText(dayNumber).split("-").map(Number);
  return { year, month, day, index: year * 12 + month };
}
