import type { Kysely } from "kysely";
import { meanOf } from "../../geo/index.ts";
import { groupBy } from "../group-by.ts";
import type { Database } from "../store/schema.ts";
import type { WaterPeriod } from "./water-periods.ts";

/** Exact means of what a section's indicators were in a period. */
export interface SectionMeans {
  means: { indicator: string; value: number; readingCount: number }[];
  lastObservedAt: Date;
}

interface ReadingRow {
  section_code: string;
  indicator: string;
  observed_at: Date;
  value: number;
}

/** Readings of a time, of all sections or one; the newest last. */
export async function loadReadings(db: Kysely<Database>, { from, to }: WaterPeriod, sectionCode?: string): Promise<ReadingRow[]> {
  return db.selectFrom("reading").select(["section_code", "indicator", "observed_at", "value"])
    .where("observed_at", ">=", from).where("observed_at", "<", to)
    .$if(sectionCode !== undefined, (query) => query.where("section_code", "=", sectionCode ?? ""))
    .orderBy("section_code").orderBy("observed_at").orderBy("indicator").execute();
}

/** Means by section. Reckoned here and not in SQL: a mean of decimals that lies on a limit must meet it. */
export async function loadMeans(db: Kysely<Database>, period: WaterPeriod): Promise<Map<string, SectionMeans>> {
  const bySection = groupBy(await loadReadings(db, period), (row) => row.section_code);
  return new Map([...bySection].map(([code, rows]) => [code, meansOf(rows)]));
}

/** @param rows At least one, of one section. */
export function meansOf(rows: readonly Pick<ReadingRow, "indicator" | "observed_at" | "value">[]): SectionMeans {
  const byIndicator = groupBy(rows, (row) => row.indicator);
  return {
    means: [...byIndicator].map(([indicator, found]) => ({ indicator, value: meanOf(found.map(({ value }) => value)), readingCount: found.length })),
    lastObservedAt: new Date(Math.max(...rows.map((row) => row.observed_at.getTime()))),
  };
}

/** When the newest reading was taken, of all sections or one; null without any. */
export async function newestReading(db: Kysely<Database>, sectionCode?: string): Promise<Date | null> {
  const row = await db.selectFrom("reading").select((eb) => eb.fn.max("observed_at").as("at"))
    .$if(sectionCode !== undefined, (query) => query.where("section_code", "=", sectionCode ?? "")).executeTakeFirst();
  return row?.at ?? null;
}
