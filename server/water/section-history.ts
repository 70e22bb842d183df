import { indicatorOf, INDICATORS, LIMIT_TABLES } from "../../geo/index.ts";
import type { SectionWaterHistory } from "../contract/water.ts";
import { loadBlackOdour } from "./black-odour.ts";
import { judgeWater, type JudgedWater, sectionWater, waterItem } from "./judge-section.ts";
import { loadMeans, newestReading } from "./load-means.ts";
import { loadSection, type Section } from "./load-sections.ts";
import type { WaterDeps } from "./water-deps.ts";
import { monthOf, startOfDay } from "./water-periods.ts";

/**
 * One section through the calendar months that end with the newest one that has readings of it.
 *
 * @throws {NotFoundError} when there is no such section.
 */
export async function sectionHistory({ db, settings: { timeZone } }: Pick<WaterDeps, "db" | "settings">, code: string, months: number): Promise<SectionWaterHistory> {
  const section = await loadSection(db, code);
  const newest = await newestReading(db, code);
  if (newest === null) return { section: sectionWater(section, undefined, undefined, { lastObservedAt: null, blackOdorous: null }), months: [], limits: [] };
  // One more than asked for: the first month is compared with the one before it.
  const periods = Array.from({ length: months + 1 }, (_, at) => monthOf(newest, timeZone, at - months));
  const [first, last] = [periods[0] ?? monthOf(newest, timeZone), periods.at(-1) ?? monthOf(newest, timeZone)];
  const means = (await loadMeans(db, periods, [code])).map((month) => month.get(code));
  const judged = periods.map(({ from }, at) => ({ from, water: judgeWater(section, means[at], timeZone) }));
  const blackOdorous = (await loadBlackOdour(db, last, [code])).get(code) ?? null;
  const measured = new Set(means.flatMap((month) => month?.means.map(({ indicator }) => indicator) ?? []));
  return {
    section: sectionWater(section, judged.at(-1)?.water, judged.at(-2)?.water, { lastObservedAt: newest, blackOdorous }),
    months: judged.slice(1).map(({ from, water }) => ({
      from: from.toISOString(), waterClass: water?.evaluation.waterClass ?? null, items: itemsOf(water),
    })),
    limits: limitsOf(section, measured, { from: first.from, to: last.to }, timeZone),
  };
}

/** What was measured, judged or not: before the first standard, values are still shown. */
function itemsOf(water: JudgedWater | undefined): SectionWaterHistory["months"][number]["items"] {
  if (water === undefined) return [];
  const judged = water.evaluation.items.map((item) => waterItem(item, water.means));
  if (judged.length > 0) return judged;
  return water.means.means.flatMap(({ indicator: code, value }) => {
    const indicator = indicatorOf(code);
    return indicator === undefined ? [] : [waterItem({ indicator, value, waterClass: null, isDecisive: false, multipleOverClass3: null, isOverTarget: null }, water.means)];
  });
}

function limitsOf(section: Section, measured: ReadonlySet<string>, { from, to }: { from: Date; to: Date }, timeZone: string): SectionWaterHistory["limits"] {
  return LIMIT_TABLES.flatMap(({ standard, validFrom, validTo, rules }) => {
    const [start, end] = [startOfDay(validFrom, timeZone), validTo === null ? null : startOfDay(validTo, timeZone, true)];
    if (start >= to || (end !== null && end <= from)) return [];
    return INDICATORS.flatMap(({ code }) => {
      const rule = rules[section.waterBody].get(code);
      if (!measured.has(code) || rule === undefined || rule.kind === "within") return [];
      return [{ indicator: code, standard, validFrom: start.toISOString(), validTo: end?.toISOString() ?? null, kind: rule.kind, limits: [...rule.limits] }];
    });
  });
}
