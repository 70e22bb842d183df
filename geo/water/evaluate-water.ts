import { relativeExcess } from "./decimal.ts";
import { type Indicator, INDICATORS, indicatorOf } from "./indicators.ts";
import { classByRule, type LimitTable, type WaterBody } from "./limits.ts";
import { mainItems } from "./main-items.ts";
import { gradeOf, type WaterClass, type WaterGrade } from "./water-class.ts";

/** One indicator's value in its canonical unit: a reading, or a mean that was not rounded. */
export interface MeasuredValue {
  /** Code of the indicator. */
  indicator: string;
  value: number;
}

/** One indicator judged alone. */
export interface JudgedItem {
  indicator: Indicator;
  value: number;
  /** Null: the standard sets no limit for this water (temperature; total nitrogen of rivers). */
  waterClass: WaterClass | null;
  /** Whether it is one of those that decide the class of the whole. */
  isDecisive: boolean;
  /** (value − limit of Ⅲ) ÷ limit of Ⅲ where over it; never of pH, dissolved oxygen and temperature. */
  multipleOverClass3: number | null;
  /** Null without a target or a class. */
  isOverTarget: boolean | null;
}

export interface WaterEvaluation {
  /** The class of the worst decisive item; null when none could be judged. */
  waterClass: WaterClass | null;
  grade: WaterGrade | null;
  meetsTarget: boolean | null;
  /** In the order of the standard. */
  items: JudgedItem[];
  /** At most three, the foremost first; empty unless the water is worse than Ⅲ. */
  mainItems: JudgedItem[];
}

/**
 * Judges one water by its worst item (单因子评价法) of 环办〔2011〕22号 against the given limits.
 * Values are compared as they are, never rounded. Indicators that were not measured are left out
 * of the judgement; if one is given twice the later counts.
 */
export function evaluateWater(
  values: readonly MeasuredValue[],
  { limits, waterBody, targetClass = null }: { limits: LimitTable; waterBody: WaterBody; targetClass?: WaterClass | null },
): WaterEvaluation {
  const given = new Map(values.map(({ indicator, value }) => [indicatorOf(indicator)?.code, value]));
  const items = INDICATORS.flatMap((indicator) => {
    const value = given.get(indicator.code);
    return value === undefined ? [] : [judge(indicator, value, limits, waterBody, targetClass)];
  });
  const classes = items.flatMap(({ isDecisive, waterClass }) => (isDecisive && waterClass !== null ? [waterClass] : []));
  const waterClass = classes.length === 0 ? null : classes.reduce((worst, one) => (one > worst ? one : worst));
  return {
    waterClass,
    grade: waterClass === null ? null : gradeOf(waterClass),
    meetsTarget: waterClass === null || targetClass === null ? null : waterClass <= targetClass,
    items,
    mainItems: mainItems(items),
  };
}

function judge(indicator: Indicator, value: number, limits: LimitTable, waterBody: WaterBody, targetClass: WaterClass | null): JudgedItem {
  const rule = limits.rules[waterBody].get(indicator.code);
  const waterClass = rule === undefined ? null : classByRule(rule, value);
  const isOver = waterClass !== null && waterClass > 3;
  return {
    indicator, value, waterClass,
    isDecisive: indicator.role === "judged" && waterClass !== null,
    multipleOverClass3: isOver && rule?.kind === "at_most" ? relativeExcess(value, rule.limits[2]) : null,
    isOverTarget: waterClass === null || targetClass === null ? null : waterClass > targetClass,
  };
}
