import { evaluateRiver, limitsInForce, LIMIT_TABLES, riverTrend, type RiverEvaluation, sectionTrend } from "../../geo/index.ts";
import type { RiverWater } from "../contract/water.ts";
import { groupBy } from "../group-by.ts";
import type { JudgedWater } from "./judge-section.ts";
import type { Section } from "./load-sections.ts";
import { localDay } from "./water-periods.ts";

/** A section with its water in the period asked about and in the one before. */
export interface SectionPeriods {
  section: Section;
  now: JudgedWater | undefined;
  before: JudgedWater | undefined;
}

/** Every river that has sections, by name, judged as a whole. */
export function judgeRivers(sections: readonly SectionPeriods[], periodEnd: Date, timeZone: string): RiverWater[] {
  const rivers = groupBy(sections.filter(({ section }) => section.riverName !== null), ({ section }) => section.riverName ?? "");
  const limits = limitsInForce(localDay(new Date(periodEnd.getTime() - 1), timeZone)) ?? LIMIT_TABLES[0];
  return [...rivers].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([riverName, members]) => {
    if (limits === undefined) return [];
    const judge = (judged: (member: SectionPeriods) => JudgedWater | undefined): RiverEvaluation => evaluateRiver(
      members.flatMap((member) => { const water = judged(member); return water === undefined ? [] : [{ values: water.means.means, evaluation: water.evaluation }]; }),
      { limits, waterBody: members.every(({ section }) => section.waterBody === "lake") ? "lake" : "river" },
    );
    const [now, before] = [judge(({ now }) => now), judge(({ before }) => before)];
    return [{
      riverName, sectionCount: now.shares.sections, method: now.method, waterClass: now.waterClass, grade: now.grade,
      mainItems: now.mainItems.map(({ indicator, ...figures }) => ({ indicator: indicator.code, nameZh: indicator.nameZh, nameEn: indicator.nameEn, ...figures })),
      trend: trendOf(now, before),
    }];
  });
}

/** By shares where both periods have enough sections for them, else by the grades. */
function trendOf(now: RiverEvaluation, before: RiverEvaluation): RiverWater["trend"] {
  if (now.grade === null || before.grade === null) return null;
  return now.method === "class_share" && before.method === "class_share" ? riverTrend(before.shares, now.shares) : sectionTrend(before.grade, now.grade);
}
