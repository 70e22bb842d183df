/** A difference to a reference: of counts, in percent of the reference, of two percentages in points, of days. */
export interface Change { amount: number; unit: "count" | "percent" | "points" | "days"; }

export const CHANGE_DECIMALS: Readonly<Record<Change["unit"], number>> = { count: 0, percent: 1, points: 1, days: 1 };

/** The change from `before` in percent; null where there was nothing before, since then it has no percentage. */
export function growth(now: number, before: number): Change | null {
  return before === 0 ? null : { amount: ((now - before) / before) * 100, unit: "percent" };
}
