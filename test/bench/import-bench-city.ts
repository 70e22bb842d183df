import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { type GeneratedCity, generateIncidentPoints } from "../../geo/index.ts";
import { newCell } from "../../server/editions/new-cell.ts";
import { storeCells } from "../../server/editions/store-cells.ts";
import type { Store } from "../../server/store/open-store.ts";
import { seededRandom } from "../support/seeded-random.ts";

const CATEGORIES = ["air", "water", "noise", "odour", "waste", "dust", "soil", "radiation"];

/** Levels, cells, a department, a post with a holder for each town, and a rule for each category. */
export async function storeCity({ kysely, pool }: Store, city: GeneratedCity): Promise<void> {
  await kysely.insertInto("cell_level").values(["city", "county", "town", "village"].map((code, i) => ({ code, depth: i + 1, name_zh: code, name_en: code }))).execute();
  const { id } = await kysely.insertInto("boundary_edition")
    .values({ territory: "city", name: "city", status: "draft", effective_from: "-infinity", published_at: null }).returning("id").executeTakeFirstOrThrow();
  const levels = { city: city.city, county: city.counties, town: city.towns, village: city.villages };
  await kysely.transaction().execute(async (trx) => {
    const cells = Object.entries(levels).flatMap(([levelCode, { features }]) => features.map(({ properties, geometry }) => newCell({
      code: properties.code, nameZh: properties.name, nameEn: null, levelCode, parentCode: properties.parent, population: null, repairs: [],
    }, geometry)));
    await storeCells(trx, id, cells);
  });
  await pool.query("update boundary_edition set status = 'published', published_at = now()");
  await pool.query("insert into category (code, name_zh) select code, code from unnest($1::text[]) code", [CATEGORIES]);
  await pool.query("insert into department (code, name_zh, is_first_contact) values ('D1', 'D1', true), ('D2', 'D2', false)");
  await pool.query("insert into post (code, kind, name_zh, department_code, territory, cell_code) select 'P' || code, 'chief', code, 'D1', 'city', code from cell where level_code in ('village', 'town')");
  await pool.query("insert into person (code, name) select 'M' || code, code from cell where level_code in ('village', 'town')");
  await pool.query(`insert into post_holding (post_code, post_id, person_code, role, held) select p.code, p.id, 'M' || p.cell_code, 'holder', '(,)' from post p`);
  await pool.query(
    `insert into responsibility_rule (code, category_code, lead_department_code, lead_post_kind, valid)
     select 'R' || code, code, case code when 'air' then 'D2' else 'D1' end, 'chief', '(,)' from category where code <> 'radiation'`,
  );
  await pool.query("analyze");
}

/** A file of made-up incidents over three years: seeded, with Chinese text and a quoted value in every row. */
export async function writeIncidents(path: string, city: GeneratedCity, rows: number): Promise<void> {
  const random = seededRandom(20_261_121).unit;
  const points = generateIncidentPoints(city.villages, { count: rows });
  const out = createWriteStream(path);
  out.write("external_id,occurred_at,reported_at,category,channel,title,description,address,x,y\n");
  const start = Date.UTC(2023, 0, 1);
  let piece = "";
  for (let i = 0; i < rows; i++) {
    const occurred = start + Math.floor(random() * 3 * 365 * 86_400) * 1000;
    const time = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace("T", " ");
    const category = CATEGORIES[Math.floor(random() * random() * CATEGORIES.length)] ?? "air";
    piece += `HB${String(i).padStart(9, "0")},${time(occurred)},${time(occurred + Math.floor(random() * 7200) * 1000)},${category},phone,`
      + `夜间施工噪声扰民,"市民反映,${i % 977}号院附近长期存在异味和扬尘问题",幸福路${i % 1999}号,${points[i * 2] ?? 0},${points[i * 2 + 1] ?? 0}\n`;
    if (piece.length > 1 << 18) {
      if (!out.write(piece)) await once(out, "drain");
      piece = "";
    }
  }
  out.end(piece);
  await once(out, "finish");
}
