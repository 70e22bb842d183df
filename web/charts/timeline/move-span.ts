import type { DaySpan } from "./day-span.ts";

/** What is held of a brush: either end, the whole, or nothing yet (a new span is drawn). */
export type BrushGrip = "start" | "end" | "whole" | "new";

/** What a drag may do: the days there are, and how many at a time. Steps are counted from `origin`, where bars begin. */
export interface BrushLimits extends DaySpan { stepDays: number; origin: number; }

/**
 * The span after its grip was dragged from one place to another (fractional days on the axis). Ends snap to whole
 * steps and stay within the limits; an end that is pulled past the other one becomes the other end.
 */
export function moveSpan(span: DaySpan, grip: BrushGrip, fromDay: number, toDay: number, limits: BrushLimits): DaySpan {
  const edge = (day: number) => Math.round((day - limits.origin) / limits.stepDays) * limits.stepDays + limits.origin;
  if (grip === "whole") return shiftSpan(span, edge(toDay) - edge(fromDay), limits);
  // Pulled onto the other end, the start leaves that day.
  if (grip === "start") return between(edge(toDay) === span.lastDay + 1 ? span.lastDay : edge(toDay), span.lastDay + 1, limits);
  if (grip === "end") return between(span.firstDay, edge(toDay), limits);
  const floor = (day: number) => Math.floor((day - limits.origin) / limits.stepDays) * limits.stepDays + limits.origin;
  const [low, high] = [Math.min(fromDay, toDay), Math.max(fromDay, toDay)];
  return between(floor(low), floor(high) + limits.stepDays, limits);
}

/** The span moved as a whole, as long as before where the limits allow it. */
export function shiftSpan({ firstDay, lastDay }: DaySpan, days: number, limits: DaySpan): DaySpan {
  const shift = Math.min(limits.lastDay - lastDay, Math.max(limits.firstDay - firstDay, days));
  return { firstDay: firstDay + shift, lastDay: lastDay + shift };
}

/** The days from one edge to another, in whichever order, at least one, within the limits. */
function between(a: number, b: number, limits: DaySpan): DaySpan {
  const firstDay = Math.min(limits.lastDay, Math.max(limits.firstDay, Math.min(a, b)));
  const lastDay = Math.max(firstDay, Math.min(limits.lastDay, Math.max(a, b) - 1));
  return { firstDay, lastDay };
}
