const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export const HOURS_OF_WEEK = 168;

/** Days since 1970-01-01 on the clock; `clockMs` is a UTC instant plus its zone's offset. */
export function dayOfClock(clockMs: number): number {
  return Math.floor(clockMs / DAY_MS);
}

/** (ISO weekday - 1) × 24 + hour on the clock. */
export function hourOfWeekOfClock(clockMs: number): number {
  const day = Math.floor(clockMs / DAY_MS);
  return weekdayOfDay(day) * 24 + Math.floor((clockMs - day * DAY_MS) / HOUR_MS);
}

/** 0 Monday to 6 Sunday; 1970-01-01 was a Thursday. */
function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
