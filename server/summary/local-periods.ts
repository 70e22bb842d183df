import { createWallClock } from "../imports/incidents/wall-clock.ts";
import type { SUMMARY_PERIODS } from "../contract/summary.ts";

const DAY_MS = 86_400_000;

export type Period = (typeof SUMMARY_PERIODS)[number];

/** Days and longer periods of a zone. Days are numbered from 1970-01-01 as its calendar counts. */
export interface LocalPeriods {
  /** The day in which an instant lies. */
  dayOf(instantMs: number): number;
  /** The first day of the period in which a day lies; weeks begin on Monday. */
  firstDay(period: Period, day: number): number;
  /** The instant at which a day begins. */
  startMs(day: number): number;
}

export function createLocalPeriods(timeZone: string): LocalPeriods {
  const clock = createWallClock(timeZone);
  const startMs = (day: number) => clock.instantOf(day * DAY_MS);
  return {
    startMs,
    dayOf(instantMs) {
      // A clock is less than two days from UTC.
      let day = Math.floor(instantMs / DAY_MS) + 2;
      while (startMs(day) > instantMs) day--;
      return day;
    },
    firstDay(period, day) {
      if (period === "day") return day;
      // Day 0 was a Thursday.
      if (period === "week") return day - ((((day + 3) % 7) + 7) % 7);
      const date = new Date(day * DAY_MS);
      return Date.UTC(date.getUTCFullYear(), period === "month" ? date.getUTCMonth() : 0) / DAY_MS;
    },
  };
}
