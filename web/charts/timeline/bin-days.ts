import { overlapOf, type DaySpan } from "./day-span.ts";

/** One bar of the timeline: its days, and its incidents by what is selected. The three parts add up to the bar. */
export interface TimelineBar {
  firstDay: number;
  lastDay: number;
  selected: number;
  compared: number;
  outside: number;
  /** Reaches beyond the last day that is counted in full. */
  isIncomplete: boolean;
}

export interface TimelineDays {
  firstDay: number;
  counts: ArrayLike<number>;
  /** The last day that is over; later ones are still being counted. */
  lastWholeDay: number;
}

/** Bars that still can be told apart and grasped. */
const MOST_BARS = 160;
export const BAR_DAYS = [1, 7, 28] as const;
export type BarDays = (typeof BAR_DAYS)[number];

/** Days a bar: as few as keep the bars countable. */
export function barDaysFor(dayCount: number): BarDays {
  return BAR_DAYS.find((days) => dayCount / days <= MOST_BARS) ?? 28;
}

/** The Monday on or before a day: day 0 was a Thursday. */
export function mondayBefore(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Adds the days up to bars of equal length, those of weeks beginning on Mondays, and parts each by the spans. */
export function binDays({ firstDay, counts, lastWholeDay }: TimelineDays, barDays: BarDays, selected: DaySpan | null, compared: DaySpan | null): TimelineBar[] {
  const start = barDays === 1 ? firstDay : mondayBefore(firstDay);
  const end = firstDay + counts.length;
  const sum = (span: DaySpan | null): number => {
    let total = 0;
    for (let day = span?.firstDay ?? 0; span !== null && day <= span.lastDay; day += 1) total += counts[day - firstDay] ?? 0;
    return total;
  };
  const bars: TimelineBar[] = [];
  for (let day = start; day < end; day += barDays) {
    const bar = { firstDay: day, lastDay: day + barDays - 1 };
    const inSelected = selected === null ? sum(bar) : sum(overlapOf(bar, selected));
    // A day in both periods counts once, as selected.
    const both = selected && compared ? overlapOf(selected, compared) : null;
    const inCompared = selected === null || compared === null ? 0 : sum(overlapOf(bar, compared)) - (both ? sum(overlapOf(bar, both)) : 0);
    bars.push({ ...bar, selected: inSelected, compared: inCompared, outside: sum(bar) - inSelected - inCompared, isIncomplete: bar.lastDay > lastWholeDay });
  }
  return bars;
}

/** All incidents of a bar. */
export function barTotal({ selected, compared, outside }: TimelineBar): number {
  return selected + compared + outside;
}
