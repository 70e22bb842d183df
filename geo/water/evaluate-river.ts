import type { ClassShares } from "./compare-periods.ts";
import { meanOf } from "./decimal.ts";
import { evaluateWater, type MeasuredValue, type WaterEvaluation } from "./evaluate-water.ts";
import { type Indicator, INDICATORS } from "./indicators.ts";
import type { LimitTable, WaterBody } from "./limits.ts";
import type { WaterClass, WaterGrade } from "./water-class.ts";

/** From so many sections on a river is judged by the shares of their classes. */
export const CLASS_SHARE_SECTIONS = 5;
const MOST_MAIN_ITEMS = 3;

export interface RiverSection {
  values: readonly MeasuredValue[];
  evaluation: WaterEvaluation;
}

export interface RiverEvaluation {
  method: "mean" | "class_share";
  /** Null where shares decide: they give a grade, no class. */
  waterClass: WaterClass | null;
  grade: WaterGrade | null;
  mainItems: { indicator: Indicator; overRatePercent: number | null; multipleOverClass3: number | null }[];
  shares: ClassShares;
}

/**
 * A river by its sections (环办〔2011〕22号): with fewer than five each item's mean over the sections is
 * judged as one water; with five or more the shares of the classes decide. Sections without a class
 * do not count.
 */
export function evaluateRiver(sections: readonly RiverSection[], { limits, waterBody }: { limits: LimitTable; waterBody: WaterBody }): RiverEvaluation {
  const judged = sections.filter(({ evaluation }) => evaluation.waterClass !== null);
  const shares = sharesOf(judged.map(({ evaluation }) => evaluation.waterClass));
  if (judged.length >= CLASS_SHARE_SECTIONS) {
    const grade = gradeByShares(shares);
    const isPolluted = grade !== "excellent" && grade !== "good";
    return { method: "class_share", waterClass: null, grade, mainItems: isPolluted ? overRates(judged) : [], shares };
  }
  const { waterClass, grade, mainItems } = evaluateWater(meansOf(judged), { limits, waterBody });
  return {
    method: "mean", waterClass, grade, shares,
    mainItems: mainItems.map(({ indicator, multipleOverClass3 }) => ({ indicator, overRatePercent: null, multipleOverClass3 })),
  };
}

/** Counts of the classes that the shares of a river are made of. */
export function sharesOf(classes: readonly (WaterClass | null)[]): ClassShares {
  const known = classes.filter((one): one is WaterClass => one !== null);
  return { sections: known.length, upToClass3: known.filter((one) => one <= 3).length, worseThanClass5: known.filter((one) => one === 6).length };
}

/** Table 2 of the method: 90 and 75 % of Ⅰ to Ⅲ, then 20 and 40 % worse than Ⅴ. */
export function gradeByShares({ sections, upToClass3, worseThanClass5 }: ClassShares): WaterGrade {
  if (upToClass3 * 100 >= 90 * sections) return "excellent";
  if (upToClass3 * 100 >= 75 * sections) return "good";
  if (worseThanClass5 * 100 < 20 * sections) return "lightly_polluted";
  return worseThanClass5 * 100 < 40 * sections ? "moderately_polluted" : "heavily_polluted";
}

function meansOf(sections: readonly RiverSection[]): MeasuredValue[] {
  return INDICATORS.flatMap(({ code }) => {
    const values = sections.flatMap((section) => section.values.filter(({ indicator }) => indicator === code).map(({ value }) => value));
    return values.length === 0 ? [] : [{ indicator: code, value: meanOf(values) }];
  });
}

/** Share of all sections at which the item is worse than Ⅲ (断面超标率), the largest first. */
function overRates(sections: readonly RiverSection[]): RiverEvaluation["mainItems"] {
  const over = new Map<Indicator, number>();
  for (const { evaluation } of sections) {
    for (const { indicator, isDecisive, waterClass } of evaluation.items) {
      if (isDecisive && waterClass !== null && waterClass > 3) over.set(indicator, (over.get(indicator) ?? 0) + 1);
    }
  }
  return [...over]
    .sort((a, b) => b[1] - a[1] || INDICATORS.indexOf(a[0]) - INDICATORS.indexOf(b[0]))
    .slice(0, MOST_MAIN_ITEMS)
    .map(([indicator, count]) => ({ indicator, overRatePercent: (count * 100) / sections.length, multipleOverClass3: null }));
}
