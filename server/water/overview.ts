import type { SectionWater, Water } from "../contract/water.ts";
import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import { loadBlackOdour } from "./black-odour.ts";
import { judgeRivers, type SectionPeriods } from "./judge-rivers.ts";
import { judgeWater, sectionWater } from "./judge-section.ts";
import { loadMeans, newestReading, newestReadings } from "./load-means.ts";
import { loadSections, type Section } from "./load-sections.ts";
import { reachClasses } from "./reach-classes.ts";
import type { WaterDeps } from "./water-deps.ts";
import { monthOf, periodBefore, type WaterPeriod } from "./water-periods.ts";

/** Sections as they were in two periods, and what the API tells of each. */
export interface JudgedSections {
  periods: SectionPeriods[];
  waters: SectionWater[];
}

/** The newest calendar month that has readings and the month before it; undefined without any reading. */
export async function newestMonths({ db, settings }: Pick<WaterDeps, "db" | "settings">): Promise<{ period: WaterPeriod; previous: WaterPeriod } | undefined> {
  const newest = await newestReading(db);
  return newest === null ? undefined : { period: monthOf(newest, settings.timeZone), previous: monthOf(newest, settings.timeZone, -1) };
}

/** Judges these sections in a period and the one before. */
export async function judgeSections({ db, settings }: Pick<WaterDeps, "db" | "settings">, periods: { period: WaterPeriod; previous: WaterPeriod } | undefined, sections: readonly Section[]): Promise<JudgedSections> {
  const codes = sections.map(({ code }) => code);
  const [now, before] = periods === undefined ? [] : await loadMeans(db, [periods.period, periods.previous], codes);
  const last = await newestReadings(db, codes);
  const odour = periods === undefined ? undefined : await loadBlackOdour(db, periods.period, codes);
  const judged = sections.map((section): SectionPeriods => ({
    section,
    now: judgeWater(section, now?.get(section.code), settings.timeZone),
    before: judgeWater(section, before?.get(section.code), settings.timeZone),
  }));
  const waters = judged.map(({ section, now: water, before: earlier }) =>
    sectionWater(section, water, earlier, { lastObservedAt: last.get(section.code) ?? null, blackOdorous: odour?.get(section.code) ?? null }));
  return { periods: judged, waters };
}

/**
 * All water at one look: sections, reaches and rivers in the period asked about or the newest month.
 *
 * @throws {InvalidError} when only one end of the period is given, or it is empty.
 */
export async function waterOverview(deps: WaterDeps, query: { from?: string | undefined; to?: string | undefined }): Promise<Water> {
  const periods = askedPeriods(query, deps.settings.timeZone) ?? await newestMonths(deps);
  const { periods: judged, waters } = await judgeSections(deps, periods, await loadSections(deps.db));
  const { reaches, network } = await deps.rivers.current();
  const placed = waters.flatMap(({ code, reachCode, waterClass, position }) =>
    (reachCode === null || waterClass === null ? [] : [{ sectionCode: code, reachCode, waterClass, place: network.placeOn(reachCode, [position.lng, position.lat]) }]));
  const newest = waters.flatMap(({ lastObservedAt }) => lastObservedAt ?? []).sort().at(-1) ?? null;
  return {
    asOf: deps.now().toISOString(), lastObservedAt: newest,
    period: periods === undefined ? null : isoPeriod(periods.period), previous: periods === undefined ? null : isoPeriod(periods.previous),
    sections: waters.toSorted(worstFirst),
    reaches: reachClasses(reaches, network, placed),
    rivers: periods === undefined ? [] : judgeRivers(judged, periods.period.to, deps.settings.timeZone),
    withTarget: waters.filter(({ meetsTarget }) => meetsTarget !== null).length,
    meetingTarget: waters.filter(({ meetsTarget }) => meetsTarget === true).length,
    classCounts: [1, 2, 3, 4, 5, 6].map((waterClass) => waters.filter((water) => water.waterClass === waterClass).length),
  };
}

function askedPeriods({ from, to }: { from?: string | undefined; to?: string | undefined }, timeZone: string): { period: WaterPeriod; previous: WaterPeriod } | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined || !(new Date(from) < new Date(to))) {
    throw InvalidError.at(from === undefined ? "query.from" : "query.to", said("The period was not understood: a period needs both ends, from before to", "时段须有起止两端，且起早于止"));
  }
  const period = { from: new Date(from), to: new Date(to) };
  return { period, previous: periodBefore(period, timeZone) };
}

const isoPeriod = ({ from, to }: WaterPeriod) => ({ from: from.toISOString(), to: to.toISOString() });

/** Those that miss their target first, then the worse class, then the code; without a class last. */
function worstFirst(a: SectionWater, b: SectionWater): number {
  const misses = (water: SectionWater) => (water.meetsTarget === false ? 0 : 1);
  return misses(a) - misses(b) || (b.waterClass ?? 0) - (a.waterClass ?? 0) || (a.code < b.code ? -1 : 1);
}
