import { shiftDay, type DayText } from "../format/zoned-time.ts";
import { daysBetween } from "./analysis-period.ts";

export type BinWidth = "day" | "week" | "month";
/** A span of whole days, both included, and what was reported in it. */
export interface TimeBin { readonly fromDay: DayText; readonly toDay: DayText; readonly count: number; }

/** Wider bins would hide weeks, narrower ones could not be told apart on the screen. */
const MOST_BINS = 190;

/** The finest width that keeps the number of bins readable. Days only where a quarter or less is shown. */
export function binWidthFor(dayCount: number): BinWidth {
  if (dayCount <= 92) return "day";
  return dayCount / 7 <= MOST_BINS ? "week" : "month";
}

/** Days gathered into bins, without gaps. Weeks begin on Monday; the first and last bin end where the days do. */
export function binDays(firstDay: DayText, counts: ArrayLike<number>, width: BinWidth): TimeBin[] {
  const bins: { fromDay: DayText; toDay: DayText; count: number }[] = [];
  let key = "";
  for (let index = 0; index < counts.length; index += 1) {
    const day = shiftDay(firstDay, index);
    const dayKey = binKey(day, width);
    const last = bins.at(-1);
    if (last === undefined || dayKey !== key) bins.push({ fromDay: day, toDay: day, count: counts[index] ?? 0 });
    else {
      last.toDay = day;
      last.count += counts[index] ?? 0;
    }
    key = dayKey;
  }
  return bins;
}

/** The day that a count of days since 1970-01-01 names. */
export function dayOfNumber(dayNumber: number): DayText {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

function binKey(day: DayText, width: BinWidth): string {
  if (width === "day") return day;
  if (width === "month") return day.slice(0, 7);
  // 1970-01-05 was a Monday.
  return String(Math.floor((daysBetween("1970-01-05", day)) / 7));
}
