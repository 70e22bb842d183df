const LOCAL = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The instant that a text such as `2026-01-31`, `2026/1/31 08:00` or `2026-01-31T08:00:00+08:00`
 * names; without an offset it is read in `timeZone`. Undefined when it is not a calendar time.
 */
export function readInstant(text: string, timeZone: string): Date | undefined {
  const match = LOCAL.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0))
    + Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  const wall = new Date(utc);
  const isReal = wall.getUTCMonth() === Number(month) - 1 && wall.getUTCDate() === Number(day)
    && Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 60 && Number(year) >= 1000;
  if (!isReal) return undefined;
  if (offset === undefined) return new Date(instantOfWallTime(utc, timeZone));
  if (offset === "Z") return wall;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return new Date(utc - (offset.startsWith("-") ? -minutes : minutes) * 60_000);
}

/** The instant of local midnight at or before `at`. */
export function localMidnight(at: Date, timeZone: string): Date {
  const wall = at.getTime() + offsetMs(at.getTime(), timeZone);
  return new Date(instantOfWallTime(wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS), timeZone));
}

/** The wall time of an instant as YYYY-MM-DD. */
export function localDate(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** The wall time of an instant as YYYY-MM-DD HH:MM, with seconds where there are any. */
export function localTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at.getTime(), timeZone)).toISOString().slice(0, 19).replace("T", " ").replace(/:00$/, "");
}

const DAY_MS = 86_400_000;

/** Around a clock change: of a repeated hour the first, a skipped one moves forward. */
function instantOfWallTime(wallMs: number, timeZone: string): number {
  const before = wallMs - offsetMs(wallMs - DAY_MS, timeZone);
  const after = wallMs - offsetMs(wallMs + DAY_MS, timeZone);
  if (before === after || before + offsetMs(before, timeZone) === wallMs) return before;
  return after + offsetMs(after, timeZone) === wallMs ? after : before;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetMs(instantMs: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(instantMs).map((part) => [part.type, Number(part.value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return wall - Math.floor(instantMs / 1000) * 1000;
}
