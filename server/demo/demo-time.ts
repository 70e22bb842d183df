export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The demo city keeps China's time, which is the same all year. */
export const LOCAL_OFFSET_MS = 8 * HOUR_MS;

/** Local midnight at the beginning of the day that is `days` before the day of `now`. */
export function midnightBefore(now: Date, days: number): number {
  const localDay = Math.floor((now.getTime() + LOCAL_OFFSET_MS) / DAY_MS);
  return (localDay - days) * DAY_MS - LOCAL_OFFSET_MS;
}

export function isoOf(instantMs: number): string {
  return new Date(instantMs).toISOString();
}

export interface LocalDate {
  /** 0 to 11. */
  month: number;
  /** 0 is Sunday. */
  weekday: number;
  hour: number;
  /** Such as 20261121. */
  digits: string;
}

export function localDate(instantMs: number): LocalDate {
  const local = new Date(instantMs + LOCAL_OFFSET_MS);
  return {
    month: local.getUTCMonth(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    digits: local.toISOString().slice(0, 10).replaceAll("-", ""),
  };
}
