/** Calendar days as numbers since 1970-01-01, both included. */
export interface DaySpan { firstDay: number; lastDay: number; }

const MS_PER_DAY = 86_400_000;

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The number of a day that exists, written `YYYY-MM-DD`. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY;
}

/** The days that both spans have, null when there are none. */
export function overlapOf(a: DaySpan, b: DaySpan): DaySpan | null {
  const [firstDay, lastDay] = [Math.max(a.firstDay, b.firstDay), Math.min(a.lastDay, b.lastDay)];
  return firstDay <= lastDay ? { firstDay, lastDay } : null;
}
