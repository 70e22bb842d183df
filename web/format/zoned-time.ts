/** Calendar day `YYYY-MM-DD`. */
export type DayText = string;

interface Wall { year: number; month: number; day: number; hour: number; minute: number; second: number; }

const formats = new Map<string, Intl.DateTimeFormat>();

function wallTime(at: Date, timeZone: string): Wall {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return { year: read("year"), month: read("month"), day: read("day"), hour: read("hour"), minute: read("minute"), second: read("second") };
}

const two = (value: number) => String(value).padStart(2, "0");

/** The calendar day on which the instant falls in the zone. */
export function dayOf(at: Date, timeZone: string): DayText {
  const wall = wallTime(at, timeZone);
  return `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
}

/** `2026-11-21 14:30` in the zone. */
export function formatMinute(instant: string, timeZone: string): string {
  const wall = wallTime(new Date(instant), timeZone);
  return `${wall.year}-${two(wall.month)}-${two(wall.day)} ${two(wall.hour)}:${two(wall.minute)}`;
}

/** `14:30` in the zone. */
export function formatClock(at: Date, timeZone: string): string {
  const wall = wallTime(at, timeZone);
  return `${two(wall.hour)}:${two(wall.minute)}`;
}

/** `14:30:08` in the zone. */
export function formatSecond(at: Date, timeZone: string): string {
  return `${formatClock(at, timeZone)}:${two(wallTime(at, timeZone).second)}`;
}

/** The day that many days later (or earlier, when negative). */
export function shiftDay(day: DayText, days: number): DayText {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The instant at which the calendar day begins in the zone, in UTC.
 *
 * Where clocks are put forward at midnight the day begins with its first existing minute.
 */
export function startOfDay(day: DayText, timeZone: string): string {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  let guess = asUtc;
  // The offset at the guess may differ from the one at the answer, so it is corrected once more.
  for (let round = 0; round < 2; round += 1) guess = asUtc - offsetMs(new Date(guess), timeZone);
  return new Date(guess).toISOString();
}

function offsetMs(at: Date, timeZone: string): number {
  const wall = wallTime(at, timeZone);
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - Math.floor(at.getTime() / 1000) * 1000;
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
    && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}
