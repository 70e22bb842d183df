import { type RawBuilder, sql } from "kysely";
import type { ServiceDeps } from "../service-deps.ts";
import type { SearchHit } from "../contract/search.ts";
import { editionsInForce } from "../editions/editions-in-force.ts";

interface HitRow {
  kind: SearchHit["kind"];
  code: string;
  name_zh: string;
  name_en: string | null;
  context: string;
  territory: string | null;
  lng: number | null;
  lat: number | null;
  bbox: [number, number, number, number] | null;
  incident_id: number | null;
}

/** Whatever carries the words in its code or name: exact codes first, then beginnings, then the rest. */
export async function search({ db, now }: ServiceDeps, words: string, limit: number): Promise<SearchHit[]> {
  const editionIds = await editionsInForce(db, now());
  const contains = `%${escapeLike(words)}%`;
  const begins = `${escapeLike(words)}%`;
  const rank = (code: RawBuilder<string>, name: RawBuilder<string>) => sql<number>`case
    when ${code} = ${words} then 0 when ${name} = ${words} then 1
    when ${name} ilike ${begins} then 2 when ${code} ilike ${begins} then 3 else 4 end`;
  const code = sql.ref<string>("code");
  const name = sql.ref<string>("name_zh");
  const matches = sql`(code ilike ${contains} or name_zh ilike ${contains} or coalesce(name_en, '') ilike ${contains})`;

  const { rows } = await sql<HitRow>`
    (select 'cell' as kind, code, name_zh, name_en,
       (with recursive up (name, parent, climb) as (
          select name_zh, parent_code, 1 from cell where cell.edition_id = here.edition_id and cell.code = here.parent_code
          union all
          select cell.name_zh, cell.parent_code, climb + 1 from up join cell on cell.edition_id = here.edition_id and cell.code = up.parent
          where climb < 20)
        select string_agg(name, ' › ' order by climb desc) from up) as context,
       territory, label_lng as lng, label_lat as lat,
       json_build_array(west, south, east, north) as bbox, null::bigint as incident_id,
       ${rank(code, name)} as rank, depth as sub
     from (
       select cell.*, boundary_edition.territory, cell_level.depth from cell
       join boundary_edition on boundary_edition.id = cell.edition_id
       join cell_level on cell_level.code = cell.level_code
       where cell.edition_id = any(${editionIds})) here
     where ${matches}
     order by rank, sub, code limit ${limit})
    union all
    (select 'enterprise', code, name_zh, name_en, kind, null, lng, lat, null, null, ${rank(code, name)} as rank, 90 as sub
     from enterprise where ${matches} order by rank, code limit ${limit})
    union all
    (select 'river_reach', code, name_zh, name_en, river_name, null, null, null, null, null, ${rank(code, name)} as rank, 91 as sub
     from river_reach where ${matches} or river_name ilike ${contains} order by rank, code limit ${limit})
    union all
    (select 'monitoring_section', code, name_zh, name_en, coalesce(reach_code, ''), null, lng, lat, null, null, ${rank(code, name)} as rank, 92 as sub
     from monitoring_section where ${matches} order by rank, code limit ${limit})
    union all
    (select 'incident', external_id, case when title = '' then external_id else title end, null, source_system,
       null, lng, lat, null, id, 0 as rank, 93 as sub
     from incident where external_id = ${words} order by id limit ${limit})
    order by rank, sub, code limit ${limit}`.execute(db);

  return rows.map((row) => ({
    kind: row.kind,
    code: row.code,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    context: row.context ?? "",
    territory: row.territory,
    position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    bbox: row.bbox,
    incidentId: row.incident_id === null ? null : Number(row.incident_id),
  }));
}

/** % and _ mean themselves in what people type. */
function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, (c) => `\\${c}`);
}
