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

/** The period of equal length that ends where this one begins. */
export function periodBefore({ from, to }: WaterPeriod): WaterPeriod {
  return { from: new Date(2 * from.getTime() - to.getTime()), to: from };
}

/** The local day of an instant as YYYY-MM-DD, by which limits are picked. */
export function localDay(at: Date, timeZone: string): string {
  return new Date(createLocalPeriods(timeZone).dayOf(at.getTime()) * DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a local day (YYYY-MM-DD) begins; `after`: at which it has ended. */
export function startOfDay(day: string, timeZone: string, after = false): Date {
  return new Date(createLocalPeriods(timeZone).startMs(Date.parse(`${day}T00:00:00Z`) / DAY_MS + (after ? 1 : 0)));
}
