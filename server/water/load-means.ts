import { type Kysely, sql } from "kysely";
import { meanOfSum } from "../../geo/index.ts";
import { groupBy } from "../group-by.ts";
import type { Database } from "../store/schema.ts";
import type { WaterPeriod } from "./water-periods.ts";

/** Exact means of what a section's indicators were in a period. */
export interface SectionMeans {
  means: { indicator: string; value: number; readingCount: number }[];
  lastObservedAt: Date;
}

interface SumRow {
  period: number;
  section_code: string;
  indicator: string;
  count: number;
  sum: string;
  last: Date;
}

/**
 * Means by section in each of some periods, of all sections or those named. The database adds the values up as the
 * decimals that they are written as, so a mean that lies on a limit meets it; readings themselves never come here.
 */
export async function loadMeans(db: Kysely<Database>, periods: readonly WaterPeriod[], codes?: readonly string[]): Promise<ReadonlyMap<string, SectionMeans>[]> {
  const named = codes === undefined ? sql`true` : sql`section_code = any(${[...codes]}::text[])`;
  const { rows } = await sql<SumRow>`
    select (asked.place - 1)::int as period, section_code, indicator, count(*)::int as count, sum(value::text::numeric)::text as sum, max(observed_at) as last
    from unnest(${periods.map(({ from }) => from.toISOString())}::timestamptz[], ${periods.map(({ to }) => to.toISOString())}::timestamptz[]) with ordinality as asked (starts, ends, place)
    join reading on observed_at >= starts and observed_at < ends and ${named}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  const byPeriod = groupBy(rows, (row) => row.period);
  return periods.map((_, at) => new Map([...groupBy(byPeriod.get(at) ?? [], (row) => row.section_code)].map(([code, sums]) => [code, meansOf(sums)])));
}

/** @param sums At least one, of one section and period. */
function meansOf(sums: readonly SumRow[]): SectionMeans {
  return {
    means: sums.map(({ indicator, sum, count }) => ({ indicator, value: meanOfSum(sum, count), readingCount: count })),
    lastObservedAt: new Date(Math.max(...sums.map(({ last }) => last.getTime()))),
  };
}

/** When the newest reading was taken, of all sections or one; null without any. */
export async function newestReading(db: Kysely<Database>, sectionCode?: string): Promise<Date | null> {
  const row = await db.selectFrom("reading").select((eb) => eb.fn.max("observed_at").as("at"))
    .$if(sectionCode !== undefined, (query) => query.where("section_code", "=", sectionCode ?? "")).executeTakeFirst();
  return row?.at ?? null;
}

/** The same of each of these sections that has readings. */
export async function newestReadings(db: Kysely<Database>, codes: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  // Section by section, each from the end of its index, and not by grouping all readings that there are.
  const { rows } = await sql<{ code: string; at: Date | null }>`
    select code, (select max(observed_at) from reading where section_code = code) as at from unnest(${[...codes]}::text[]) as code`.execute(db);
  return new Map(rows.flatMap(({ code, at }) => (at === null ? [] : [[code, at] as const])));
}
