const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/**
 * Turns wall time of one zone into instants, remembering offsets: a file has millions of times on a
 * few thousand days.
 *
 * Wall times that happened twice (clocks set back) mean the first of the two; those that never
 * happened (clocks set forward) are read with the offset before the change, which moves them
 * forward by the gap: 02:30 becomes 03:30.
 */
export interface WallClock {
  /** The instant in ms of the wall time given as if it were UTC. */
  instantOf(wallMs: number): number;
}

/** @throws {RangeError} when the zone is not known. */
export function createWallClock(timeZone: string): WallClock {
  const offsetAt = createOffsetReader(timeZone);
  // Offset of a wall day on which, and around which, no clock changes; NaN where one does.
  const steady = new Map<number, number>();

  const steadyOffset = (day: number): number => {
    const around = offsetAt((day - 1) * DAY_MS);
    for (let at = (day - 1) * DAY_MS; at <= (day + 2) * DAY_MS; at += QUARTER_MS) if (offsetAt(at) !== around) return NaN;
    return around;
  };
  return {
    instantOf(wallMs) {
      const day = Math.floor(wallMs / DAY_MS);
      let offset = steady.get(day);
      if (offset === undefined) steady.set(day, (offset = steadyOffset(day)));
      return wallMs - (offset === offset ? offset : changingOffset(wallMs, offsetAt));
    },
  };
}

function changingOffset(wallMs: number, offsetAt: (instantMs: number) => number): number {
  const before = offsetAt(wallMs - DAY_MS);
  if (offsetAt(wallMs - before) === before) return before;
  const after = offsetAt(wallMs + DAY_MS);
  return offsetAt(wallMs - after) === after ? after : before;
}

/** Offsets of a zone in ms, asked of the platform once per quarter of an hour: no zone changes in between. */
function createOffsetReader(timeZone: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric", era: "short",
  });
  const ask = (instantMs: number): number => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instantMs)) parts[type] = value;
    const wall = Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day), Number(parts.hour), Number(parts.minute), Number(parts.second));
    return wall - instantMs;
  };
  const known = new Map<number, number>();
  const dayKnown = new Map<number, number>();
  return (instantMs) => {
    // A day that begins and ends alike is asked twice instead of 96 times.
    const day = Math.floor(instantMs / DAY_MS);
    const ofDay = (at: number): number => {
      let offset = dayKnown.get(at);
      if (offset === undefined) dayKnown.set(at, (offset = ask(at * DAY_MS)));
      return offset;
    };
    if (ofDay(day) === ofDay(day + 1)) return ofDay(day);
    const quarter = Math.floor(instantMs / QUARTER_MS);
    let offset = known.get(quarter);
    if (offset === undefined) known.set(quarter, (offset = ask(quarter * QUARTER_MS)));
    return offset;
  };
}
