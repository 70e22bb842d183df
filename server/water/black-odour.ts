import { type Kysely, sql } from "kysely";
import { blackOdourOfPoint, type BlackOdourSample, canonicalUnit, indicatorOf, tallyBlackOdour } from "../../geo/index.ts";
import type { BlackOdorous } from "../contract/water.ts";
import { groupBy } from "../group-by.ts";
import type { Database } from "../store/schema.ts";
import type { WaterPeriod } from "./water-periods.ts";

/** Which part of a sample a reading is, by its indicator, in the indicator's canonical unit. */
const PART_OF: Readonly<Record<string, keyof BlackOdourSample>> = {
  transparency: "transparencyCm", w01009: "dissolvedOxygenMgL", redox_potential: "redoxPotentialMv", w21003: "ammoniaNitrogenMgL", water_depth: "depthCm",
};
const CODE_OF = new Map(Object.entries(PART_OF).map(([code, part]) => [part, code]));
/** Oxygen and ammonia are measured everywhere; one of these is, where somebody asks whether the water is black and odorous. */
const ASKS = ["transparency", "redox_potential"];

/** One reading, in its canonical unit. */
export interface OdourReading {
  indicator: string;
  value: number;
}

/** Judges a point by its samples, each the readings of one moment; null where neither transparency nor redox potential was measured. */
export function judgeBlackOdour(samples: readonly (readonly OdourReading[])[]): BlackOdorous | null {
  if (!samples.some((readings) => readings.some(({ indicator }) => ASKS.includes(indicator)))) return null;
  const parts = samples.map((readings) => Object.fromEntries(readings.flatMap(({ indicator, value }) => {
    const part = PART_OF[indicator];
    return part === undefined ? [] : [[part, value]];
  })) as BlackOdourSample);
  const grade = blackOdourOfPoint(parts);
  if (grade === null) return null;
  const reasons = tallyBlackOdour(parts).filter(({ light, heavy }) => light + heavy > 0).sort((a, b) => b.heavy - a.heavy || b.light - a.light);
  return {
    grade, sampleCount: parts.filter((part) => tallyBlackOdour([part]).length > 0).length,
    reasons: reasons.flatMap(({ indicator: part, ...tally }) => {
      const indicator = indicatorOf(CODE_OF.get(part) ?? "");
      return indicator === undefined ? [] : [{ indicator: indicator.code, nameZh: indicator.nameZh, nameEn: indicator.nameEn, unit: canonicalUnit(indicator), ...tally }];
    }),
  };
}

/** By section, those where it was asked in a period. */
export async function loadBlackOdour(db: Kysely<Database>, { from, to }: WaterPeriod, codes?: readonly string[]): Promise<ReadonlyMap<string, BlackOdorous>> {
  const { rows } = await sql<OdourReading & { section_code: string; observed_at: Date }>`
    with asked as (select distinct section_code from reading where observed_at >= ${from} and observed_at < ${to} and indicator = any(${ASKS}))
    select section_code, observed_at, indicator, value from reading join asked using (section_code)
    where observed_at >= ${from} and observed_at < ${to} and indicator = any(${Object.keys(PART_OF)})
      and ${codes === undefined ? sql`true` : sql`section_code = any(${[...codes]}::text[])`}
    order by section_code, observed_at, indicator`.execute(db);
  return new Map([...groupBy(rows, (row) => row.section_code)].flatMap(([code, own]) => {
    const judged = judgeBlackOdour([...groupBy(own, (row) => row.observed_at.getTime()).values()]);
    return judged === null ? [] : [[code, judged] as const];
  }));
}
