import { isDay } from "../format/zoned-time.ts";
import type { TimeRange } from "../stores/incident-filter.ts";

/** `90d`, `2026-01-01..2026-01-31` (either side may be open), or null for all time. */
export function writeRange(range: TimeRange): string | null {
  if (range.kind === "all") return null;
  return range.kind === "last" ? `${range.days}d` : `${range.fromDay ?? ""}..${range.toDay ?? ""}`;
}

export function readRange(text: string | null): TimeRange {
  const days = /^([1-9]\d{0,3})d$/.exec(text ?? "");
  if (days) return { kind: "last", days: Number(days[1]) };
  const [fromDay = "", toDay = "", ...more] = (text ?? "").split("..");
  const valid = more.length === 0 && [fromDay, toDay].every((day) => day === "" || isDay(day)) && (isDay(fromDay) || isDay(toDay));
  return valid ? { kind: "between", fromDay: fromDay || null, toDay: toDay || null } : { kind: "all" };
}
