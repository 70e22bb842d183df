import { createLocalPeriods } from "../summary/local-periods.ts";

/** [from, to). */
export interface WaterPeriod {
  from: Date;
  to: Date;
}

const DAY_MS = 86_400_000;

/** The calendar month of the zone in which an instant lies, moved by so many months. */
export function monthOf(at: Date, timeZone: string, moved = 0): WaterPeriod {
  const periods = createLocalPeriods(timeZone);
  const first = new Date(periods.firstDay("month", periods.dayOf(at.getTime())) * DAY_MS);
  const start = (months: number) => new Date(periods.startMs(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1) / DAY_MS));
  return { from: start(moved), to: start(moved + 1) };
}

/** As many calendar months of the zone as this period is made of, or else as long a time, ending where this one begins. */
export function periodBefore({ from, to }: WaterPeriod, timeZone: string): WaterPeriod {
  const months = monthsFrom(from, to, timeZone);
  return { from: months === undefined ? new Date(2 * from.getTime() - to.getTime()) : monthOf(from, timeZone, -months).from, to: from };
}

/** How many whole calendar months it is from one instant to a later one; undefined when it is not a number of them. */
function monthsFrom(from: Date, to: Date, timeZone: string): number | undefined {
  const [first, after] = [monthOf(from, timeZone).from, monthOf(to, timeZone).from];
  if (first.getTime() !== from.getTime() || after.getTime() !== to.getTime()) return undefined;
  const count = (at: Date) => Number(localDay(at, timeZone).slice(0, 4)) * 12 + Number(localDay(at, timeZone).slice(5, 7));
  return count(to) - count(from);
}

/** The local day of an instant as YYYY-MM-DD, by which limits are picked. */
export function localDay(at: Date, timeZone: string): string {
  return new Date(createLocalPeriods(timeZone).dayOf(at.getTime()) * DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a local day (YYYY-MM-DD) begins; `after`: at which it has ended. */
export function startOfDay(day: string, timeZone: string, after = false): Date {
  return new Date(createLocalPeriods(timeZone).startMs(Date.parse(`${day}T00:00:00Z`) / DAY_MS + (after ? 1 : 0)));
}
