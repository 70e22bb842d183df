import { type Kysely, type RawBuilder, sql } from "kysely";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import type { SearchHit, SearchKind, SearchResult } from "../contract/search.ts";
import { decodeWkb } from "../editions/wkb.ts";
import { editionsInForce } from "../editions/editions-in-force.ts";
import type { Database } from "../store/schema.ts";
import { groupBy } from "../group-by.ts";
import { escapeLike } from "./escape-like.ts";
import { findIncidentsByText } from "./find-incidents-by-text.ts";
import type { HitRow } from "./hit-row.ts";
import { shareOut } from "./share-out.ts";

export interface SearchOptions {
  readonly kinds: readonly SearchKind[];
  /** Hits of all kinds together. */
  readonly limit: number;
}

/**
 * Whatever carries the words in its code or name: exact codes first, then beginnings, then the rest; words in the text of
 * incidents last. Every kind that has finds has a share of the limit: one bearer of a common name does not hide the others.
 */
export async function search({ db, now, liveColumns }: Pick<ColumnsDeps, "db" | "now" | "liveColumns">, words: string, { kinds, limit }: SearchOptions): Promise<SearchResult> {
  const asked = kinds.filter((kind) => kind !== "incident");
  const named = asked.length === 0 ? [] : await findNamed(db, now(), words, { kinds: asked, limit });
  const lists = [...groupBy(named, ({ kind }) => kind).values()];
  const firstOf = (counts: readonly number[]) => byRank(lists.flatMap((list, at) => list.slice(0, counts[at])));
  const lengths = lists.map(({ length }) => length);
  if (!kinds.includes("incident")) return { items: firstOf(shareOut(lengths, limit)).map(toHit), addresses: null };
  const incidents = await findIncidentsByText(db, words, limit);
  const stored = liveColumns.rowCount();
  // A number that is somebody's own goes before all names; incidents whose text merely holds the words come after them.
  const [texts = 0, ...counts] = shareOut([incidents.byText.length, ...lengths], limit - incidents.byNumber.length);
  const rows = [...incidents.byNumber, ...firstOf(counts), ...incidents.byText.slice(0, texts)];
  return { items: rows.map(toHit), addresses: { read: Math.min(incidents.mostRead, stored), of: stored } };
}

type NamedRow = HitRow & { rank: number; sub: number };

function byRank(rows: readonly NamedRow[]): NamedRow[] {
  return rows.toSorted((one, other) => one.rank - other.rank || one.sub - other.sub || (one.code < other.code ? -1 : 1));
}

/** Of each kind as many as the limit, the best first. */
async function findNamed(db: Kysely<Database>, at: Date, words: string, { kinds, limit }: SearchOptions): Promise<NamedRow[]> {
  const editionIds = await editionsInForce(db, at);
  const contains = `%${escapeLike(words)}%`;
  const begins = `${escapeLike(words)}%`;
  const rank = (code: RawBuilder<string>, name: RawBuilder<string>) => sql<number>`case
    when ${code} = ${words} then 0 when ${name} = ${words} then 1
    when ${name} ilike ${begins} then 2 when ${code} ilike ${begins} then 3 else 4 end`;
  const code = sql.ref<string>("code");
  const name = sql.ref<string>("name_zh");
  const matches = sql`(code ilike ${contains} or name_zh ilike ${contains} or coalesce(name_en, '') ilike ${contains})`;

  const { rows } = await sql<NamedRow>`
    (select 'cell' as kind, code, name_zh, name_en,
       (with recursive up (name, parent, climb) as (
          select name_zh, parent_code, 1 from cell where cell.edition_id = here.edition_id and cell.code = here.parent_code
          union all
          select cell.name_zh, cell.parent_code, climb + 1 from up join cell on cell.edition_id = here.edition_id and cell.code = up.parent
          where climb < 20)
        select string_agg(name, ' › ' order by climb desc) from up) as context,
       territory, label_lng as lng, label_lat as lat,
       json_build_array(west, south, east, north) as bbox, null::bigint as incident_id, null::bytea as shape,
       ${rank(code, name)} as rank, depth as sub
     from (
       select cell.*, boundary_edition.territory, cell_level.depth from cell
       join boundary_edition on boundary_edition.id = cell.edition_id
       join cell_level on cell_level.code = cell.level_code
       where cell.edition_id = any(${editionIds})) here
     where ${matches} and ${kinds.includes("cell")}
     order by rank, sub, code limit ${limit})
    union all
    (select 'person', code, person.name, null,
       (select string_agg(post.name_zh, '、' order by role desc, post.code) from post_holding join post on post.code = post_code
        where person_code = person.code and held @> ${at}::timestamptz),
       null, null, null, null, null, null, ${rank(code, sql.ref("person.name"))} as rank, 80 as sub
     from person where (code ilike ${begins} or person.name ilike ${contains}) and ${kinds.includes("person")} order by rank, code limit ${limit})
    union all
    (select 'enterprise', code, name_zh, name_en, kind, null, lng, lat, null, null, null, ${rank(code, name)} as rank, 90 as sub
     from enterprise where ${matches} and ${kinds.includes("enterprise")} order by rank, code limit ${limit})
    union all
    (select 'river_reach', code, name_zh, name_en, river_name, null, null, null, null, null, geometry_wkb, ${rank(code, name)} as rank, 91 as sub
     from river_reach where (${matches} or river_name ilike ${contains}) and ${kinds.includes("river_reach")} order by rank, code limit ${limit})
    union all
    (select 'monitoring_section', code, name_zh, name_en, coalesce(reach_code, ''), null, lng, lat, null, null, null, ${rank(code, name)} as rank, 92 as sub
     from monitoring_section where ${matches} and ${kinds.includes("monitoring_section")} order by rank, code limit ${limit})
    order by rank, sub, code`.execute(db);
  return rows;
}

function toHit(row: HitRow): SearchHit {
  return {
    kind: row.kind,
    code: row.code,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    context: row.context ?? "",
    territory: row.territory,
    position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    bbox: row.bbox ?? (row.shape ? boxOfLine(row.shape) : null),
    incidentId: row.incident_id === null ? null : Number(row.incident_id),
  };
}

function boxOfLine(wkb: Buffer): SearchHit["bbox"] {
  const line = decodeWkb(wkb);
  const positions = line.type === "LineString" ? line.coordinates : line.type === "MultiLineString" ? line.coordinates.flat() : [];
  if (positions.length === 0) return null;
  const side = (axis: 0 | 1) => positions.map((position) => position[axis] ?? 0);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(0)), Math.max(...side(1))];
}
