const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Reads the wall clock of one time zone, fast enough for millions of instants. */
export interface ZoneClock {
  /** Minutes since local midnight, 0 to 1439. */
  minuteOfDay(instantMs: number): number;
}

/**
 * The clock of an IANA zone. Most days have one offset from UTC, which is remembered by day; on a
 * day when the clocks change every instant is looked up.
 *
 * @throws {RangeError} when the zone is not known.
 */
export function createZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  const offsetOfDay = new Map<number, number | null>();

  const offsetAt = (instantMs: number): number => {
    const part = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(part["year"] ?? 0, (part["month"] ?? 1) - 1, part["day"], part["hour"], part["minute"], part["second"]);
    return local - Math.floor(instantMs / 1000) * 1000;
  };
  const offsetMs = (instantMs: number): number => {
    const day = Math.floor(instantMs / DAY_MS);
    let offset = offsetOfDay.get(day);
    if (offset === undefined) {
      const [morning, evening] = [offsetAt(day * DAY_MS), offsetAt((day + 1) * DAY_MS)];
      offset = morning === evening ? morning : null;
      offsetOfDay.set(day, offset);
    }
    return offset ?? offsetAt(instantMs);
  };
  return {
    minuteOfDay(instantMs) {
      const local = instantMs + offsetMs(instantMs);
      return Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
    },
  };
}
