import { gradeSteps, type WaterGrade } from "./water-class.ts";

/** 明显好转, 有所好转, 无明显变化, 有所下降, 明显下降. */
export type WaterTrend = "marked_improvement" | "improvement" | "no_change" | "decline" | "marked_decline";

/** How many sections of a river had a class, how many were Ⅲ or better, how many worse than Ⅴ. */
export interface ClassShares {
  sections: number;
  upToClass3: number;
  worseThanClass5: number;
}

/** A section between two periods: the same grade is no change, one grade a change, two or more a marked one. */
export function sectionTrend(before: WaterGrade, after: WaterGrade): WaterTrend {
  return trendOf(-gradeSteps(before, after), 0, 1);
}

/**
 * A river or basin between two periods by ΔG − ΔD in percentage points: ΔG is the change of the share of
 * Ⅰ to Ⅲ, ΔD that of worse than Ⅴ. Up to 10 is no change, up to 20 a change, above it a marked one.
 */
export function riverTrend(before: ClassShares, after: ClassShares): WaterTrend {
  // Whole numbers all the way: a change of exactly ten points must not turn on a last binary digit.
  const scale = before.sections * after.sections;
  const change = 100 * ((after.upToClass3 - after.worseThanClass5) * before.sections - (before.upToClass3 - before.worseThanClass5) * after.sections);
  return trendOf(change, 10 * scale, 20 * scale);
}

/** Above 0 is for the better. */
function trendOf(change: number, none: number, some: number): WaterTrend {
  const size = Math.abs(change);
  if (size <= none) return "no_change";
  if (size <= some) return change > 0 ? "improvement" : "decline";
  return change > 0 ? "marked_improvement" : "marked_decline";
}
