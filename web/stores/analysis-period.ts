import { dayOf, shiftDay, type DayText } from "../format/zoned-time.ts";
import type { AnalysisFilterState } from "./analysis-filter-state.ts";
import type { Comparison } from "./analysis-view-state.ts";
import type { Calendar, TimeRange } from "./incident-filter.ts";

/** Whole local days, both included. */
export interface Period { readonly fromDay: DayText; readonly toDay: DayText; readonly dayCount: number; }

/** The days that a range means today; null where it has no beginning. An open end is today. */
export function periodOf(range: TimeRange, { now, timeZone }: Calendar): Period | null {
  const today = dayOf(now, timeZone);
  if (range.kind === "all" || (range.kind === "between" && range.fromDay === null)) return null;
  const fromDay = range.kind === "last" ? shiftDay(today, 1 - range.days) : range.fromDay ?? today;
  const toDay = range.kind === "last" ? today : range.toDay ?? today;
  const dayCount = daysBetween(fromDay, toDay) + 1;
  return dayCount < 1 ? null : { fromDay, toDay, dayCount };
}

/** As many days as the period, right before it or a calendar year earlier. */
export function comparedPeriod({ fromDay, dayCount }: Period, comparison: Comparison): Period {
  const from = comparison === "previous" ? shiftDay(fromDay, -dayCount) : yearEarlier(fromDay);
  return { fromDay: from, toDay: shiftDay(from, dayCount - 1), dayCount };
}

/** The filter about the compared period; null where the range has no beginning to count back from. */
export function comparedFilter(filter: AnalysisFilterState, comparison: Comparison, calendar: Calendar): AnalysisFilterState | null {
  const period = periodOf(filter.range, calendar);
  if (period === null) return null;
  const { fromDay, toDay } = comparedPeriod(period, comparison);
  return { ...filter, range: { kind: "between", fromDay, toDay } };
}

export function daysBetween(fromDay: DayText, toDay: DayText): number {
  return (Date.parse(`${toDay}T00:00:00Z`) - Date.parse(`${fromDay}T00:00:00Z`)) / 86_400_000;
}

/** How often each weekday occurs in the period, Monday first; without a period all as often. */
export function daysPerWeekday(period: Period | null): number[] {
  if (period === null) return [1, 1, 1, 1, 1, 1, 1];
  const first = (new Date(`${period.fromDay}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, day) => Math.floor((period.dayCount - ((day - first + 7) % 7) + 6) / 7));
}

/** 29 February has no like: the 28th stands for it. */
function yearEarlier(day: DayText): DayText {
  const text = `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
  return text.endsWith("-02-29") ? text.replace("-29", "-28") : text;
}
