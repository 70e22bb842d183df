import { instant } from "../field-readers.ts";
import { optional } from "../field-table.ts";
import { localTime } from "../read-instant.ts";

/** A half-open stretch of time; null is open to that side. */
export interface Period {
  from: Date | null;
  to: Date | null;
}

export const periodFields = (what: string) => ({
  from: optional(instant, `first instant ${what}; a date means local midnight; empty: since ever`, { aliases: ["valid_from", "start"] }),
  to: optional(instant, `instant at which that ends, itself not included; empty: until further notice`, { aliases: ["valid_to", "end"] }),
});

/** PostgreSQL's text for the range. */
export function rangeText({ from, to }: Period): string {
  return `[${from?.toISOString() ?? ""},${to?.toISOString() ?? ""})`;
}

export function isEmptyPeriod({ from, to }: Period): boolean {
  return from !== null && to !== null && from.getTime() >= to.getTime();
}

export function overlaps(a: Period, b: Period): boolean {
  return startMs(a) < endMs(b) && startMs(b) < endMs(a);
}

/** For people: `2024-01-01 – open` as the clocks of the zone show it, dates alone where it is midnight. */
export function describePeriod({ from, to }: Period, timeZone: string): string {
  const told = (at: Date | null) => (at === null ? "open" : localTime(at, timeZone).replace(" 00:00", ""));
  return `${told(from)} – ${told(to)}`;
}

export const startMs = ({ from }: Period) => from?.getTime() ?? -Infinity;
export const endMs = ({ to }: Period) => to?.getTime() ?? Infinity;
