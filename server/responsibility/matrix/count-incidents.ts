import { type Kysely, sql } from "kysely";
import type { Rule } from "../../assignment/responsibilities.ts";
import type { Database } from "../../store/schema.ts";
import type { Territories } from "../../territory/territories.ts";
import type { AreaList } from "./list-areas.ts";

/** Incidents that put the same question to the rules. */
export interface CountedQuestion {
  readonly area: number;
  readonly categoryCode: string;
  readonly subjectType: string | null;
  /** A minute of the part of the day in which they occurred. */
  readonly minuteOfDay: number;
  readonly count: number;
}

export interface IncidentSpan {
  readonly from: Date;
  readonly to: Date;
  readonly timeZone: string;
}

/** The twelve months up to an instant. */
export function lastTwelveMonths(to: Date, timeZone: string): IncidentSpan {
  const from = new Date(to);
  from.setUTCFullYear(from.getUTCFullYear() - 1);
  return { from, to, timeZone };
}

/** How often each question came up, by area, category, subject and part of the day; incidents outside of every area are left out. */
export async function countQuestions(
  db: Kysely<Database>, { areaOf }: AreaList, territories: Territories, rules: readonly Rule[], span: IncidentSpan,
): Promise<CountedQuestion[]> {
  const ends = [...new Set(rules.flatMap(({ timeBand }) => timeBand === null ? [] : [timeBand.fromMinute % 1440, timeBand.toMinute % 1440]))].sort((a, b) => a - b);
  const places = placesOf(territories, areaOf);
  const local = sql`(occurred_at at time zone ${span.timeZone})`;
  const part = ends.length === 0 ? sql`0` : sql`width_bucket(extract(hour from ${local})::int * 60 + extract(minute from ${local})::int, ${ends}::int[])`;
  const { rows } = await sql<{ area: number; category_code: string; subject_type: string | null; part: number; count: number }>`
    select place.area, incident.category_code, incident.subject_type, ${part} as part, count(*)::int as count
    from incident
    join unnest(${places.editionIds}::int[], ${places.codes}::text[], ${places.areas}::int[]) as place (edition_id, cell_code, area)
      using (edition_id, cell_code)
    where occurred_at >= ${span.from} and occurred_at < ${span.to}
    group by 1, 2, 3, 4`.execute(db);
  return rows.map((row) => ({
    area: row.area, categoryCode: row.category_code, subjectType: row.subject_type, count: row.count,
    minuteOfDay: row.part === 0 ? 0 : ends[row.part - 1] ?? 0,
  }));
}

function placesOf({ editions }: Territories, areaOf: AreaList["areaOf"]): { editionIds: number[]; codes: string[]; areas: number[] } {
  const found = { editionIds: [] as number[], codes: [] as string[], areas: [] as number[] };
  for (const edition of editions.values()) {
    edition.cells.forEach((cell, place) => {
      // A repeated code would count its incidents twice.
      if (edition.placeOf(cell.code) !== place) return;
      const area = areaOf(edition.territory, edition.pathOf(place).map((at) => edition.cells[at]?.code ?? ""));
      if (area < 0) return;
      found.editionIds.push(edition.id);
      found.codes.push(cell.code);
      found.areas.push(area);
    });
  }
  return found;
}
