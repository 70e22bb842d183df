import { type DayText, shiftDay, startOfDay } from "../format/zoned-time.ts";

/** From an instant up to, not including, another; UTC. */
export interface WallWindow { readonly from: string; readonly to: string; }

/** The spans that are relative to today, in the deployment's zone; they are others after local midnight. */
export interface WallWindows {
  readonly timeZone: string;
  readonly today: DayText;
  /** From local midnight to the next. */
  readonly day: WallWindow;
  readonly month: WallWindow;
  /** As many days of the month before as this month has had, today included. */
  readonly monthBefore: WallWindow;
  /** The whole calendar months before this one, oldest first, and this one, incomplete, as the twelfth. */
  readonly months: readonly (WallWindow & { readonly firstDay: DayText })[];
  /** The same months a year earlier. */
  readonly monthsYearBefore: readonly (WallWindow & { readonly firstDay: DayText })[];
}

const MONTHS = 12;

/** The spans around a day. */
export function windowsOn(today: DayText, timeZone: string): WallWindows {
  const span = (from: DayText, to: DayText): WallWindow => ({ from: startOfDay(from, timeZone), to: startOfDay(to, timeZone) });
  const first = monthShifted(today, 0);
  const days = Number(today.slice(8));
  const before = monthShifted(today, -1);
  const endBefore = shiftDay(before, days);
  const monthOf = (shift: number) => ({ firstDay: monthShifted(today, shift), ...span(monthShifted(today, shift), monthShifted(today, shift + 1)) });
  return {
    timeZone, today,
    day: span(today, shiftDay(today, 1)), month: span(first, shiftDay(today, 1)),
    // A longer month has no equal in a shorter one before it: the whole of that is compared.
    monthBefore: span(before, endBefore < first ? endBefore : first),
    months: Array.from({ length: MONTHS }, (_, at) => monthOf(at - MONTHS + 1)),
    monthsYearBefore: Array.from({ length: MONTHS }, (_, at) => monthOf(at - 2 * MONTHS + 1)),
  };
}

function monthShifted(day: DayText, months: number): DayText {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}-01`;
}
