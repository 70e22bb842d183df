import { type DayText, dayOf, formatClock } from "../../format/zoned-time.ts";

/** When something was, as short as it stays clear: the time of today, the day of this year, else the day with its year. */
export function briefTime(at: Date, today: DayText, timeZone: string): string {
  const day = dayOf(at, timeZone);
  if (day === today) return formatClock(at, timeZone);
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}
