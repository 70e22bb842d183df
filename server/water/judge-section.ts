import { canonicalUnit, evaluateWater, type JudgedItem, limitsInForce, type LimitTable, sectionTrend, type WaterClass, type WaterEvaluation } from "../../geo/index.ts";
import type { BlackOdorous, SectionWater, WaterItem } from "../contract/water.ts";
import type { SectionMeans } from "./load-means.ts";
import type { Section } from "./load-sections.ts";
import { localDay } from "./water-periods.ts";

/** A section's water in one period, judged by the limits in force at its newest reading. */
export interface JudgedWater {
  means: SectionMeans;
  limits: LimitTable | undefined;
  evaluation: WaterEvaluation;
}

const NOTHING: WaterEvaluation = { waterClass: null, grade: null, meetsTarget: null, items: [], mainItems: [] };

/** Undefined where nothing was measured. */
export function judgeWater(section: Pick<Section, "waterBody" | "targetClass">, means: SectionMeans | undefined, timeZone: string): JudgedWater | undefined {
  if (means === undefined) return undefined;
  const limits = limitsInForce(localDay(means.lastObservedAt, timeZone));
  const targetClass = section.targetClass as WaterClass | null;
  return { means, limits, evaluation: limits === undefined ? NOTHING : evaluateWater(means.means, { limits, waterBody: section.waterBody, targetClass }) };
}

/** What of a section is told beside its classes. */
export interface SectionExtras {
  lastObservedAt: Date | null;
  blackOdorous: BlackOdorous | null;
}

/** A section as the API tells it, against the period before. */
export function sectionWater(section: Section, now: JudgedWater | undefined, before: JudgedWater | undefined, { lastObservedAt, blackOdorous }: SectionExtras): SectionWater {
  const { waterClass, grade, meetsTarget, mainItems } = now?.evaluation ?? NOTHING;
  const previous = before?.evaluation ?? NOTHING;
  return {
    code: section.code, nameZh: section.nameZh, nameEn: section.nameEn,
    riverName: section.riverName, reachCode: section.reachCode, controlLevel: section.controlLevel, waterBody: section.waterBody,
    position: { lng: section.lng, lat: section.lat }, targetClass: section.targetClass,
    waterClass, grade, meetsTarget,
    mainItems: mainItems.map((item) => waterItem(item, now?.means)),
    previousClass: previous.waterClass,
    trend: grade === null || previous.grade === null ? null : sectionTrend(previous.grade, grade),
    lastObservedAt: lastObservedAt?.toISOString() ?? null,
    standard: now?.limits?.standard ?? null,
    blackOdorous,
  };
}

export function waterItem({ indicator, value, waterClass, multipleOverClass3, isOverTarget }: JudgedItem, means: SectionMeans | undefined): WaterItem {
  const readingCount = means?.means.find((mean) => mean.indicator === indicator.code)?.readingCount ?? 1;
  return {
    indicator: indicator.code, nameZh: indicator.nameZh, nameEn: indicator.nameEn, value, unit: canonicalUnit(indicator), readingCount,
    waterClass, multipleOverClass3, isOverTarget,
  };
}
