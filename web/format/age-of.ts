const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago, as the key of a sentence (`states.…`) and the number in it, rounded down. */
export interface Age { key: "justNow" | "minutesAgo" | "hoursAgo" | "daysAgo"; n: number; }

/** The age to tell for so many milliseconds; a clock that runs ahead of ours says "just now". */
export function ageOf(ageMs: number): Age {
  if (ageMs < MINUTE_MS) return { key: "justNow", n: 0 };
  if (ageMs < HOUR_MS) return { key: "minutesAgo", n: Math.floor(ageMs / MINUTE_MS) };
  if (ageMs < DAY_MS) return { key: "hoursAgo", n: Math.floor(ageMs / HOUR_MS) };
  return { key: "daysAgo", n: Math.floor(ageMs / DAY_MS) };
}
