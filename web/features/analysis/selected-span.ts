import { dayNumber, type DaySpan } from "../../charts/timeline/day-span.ts";
import { dayOf } from "../../format/zoned-time.ts";
import type { Calendar, TimeRange } from "../../stores/incident-filter.ts";

/**
 * The days that a range asks for, null where it asks for all. They may lie outside `days`, those that there are
 * incidents of; an open end is where `days` end, or today.
 */
export function selectedSpan(range: TimeRange, { now, timeZone }: Calendar, days: DaySpan): DaySpan | null {
  if (range.kind === "all") return null;
  const today = dayNumber(dayOf(now, timeZone));
  if (range.kind === "last") return { firstDay: today + 1 - range.days, lastDay: today };
  const [from, to] = [range.fromDay, range.toDay].map((day) => (day === null ? null : dayNumber(day)));
  if (from == null && to == null) return null;
  const firstDay = from ?? Math.min(days.firstDay, to ?? days.firstDay);
  return { firstDay, lastDay: to ?? Math.max(days.lastDay, today, firstDay) };
}
