import type { Kysely } from "kysely";
import type { Database } from "../store/schema.ts";
import { codeAfter, type PageQuery, toPage } from "./page-by-code.ts";

type Db = Kysely<Database>;

/** Enterprises, by code. */
export async function listEnterprises(db: Db, page: PageQuery) {
  const rows = await db.selectFrom("enterprise").selectAll()
    .where("code", ">", codeAfter(page)).orderBy("code").limit(page.limit + 1).execute();
  return toPage(rows, page, (row) => ({
    code: row.code, nameZh: row.name_zh, nameEn: row.name_en, creditCode: row.credit_code,
    kind: row.kind, subjectType: row.subject_type, position: { lng: row.lng, lat: row.lat },
  }));
}

/** River reaches, by code. */
export async function listRiverReaches(db: Db, page: PageQuery) {
  const rows = await db.selectFrom("river_reach")
    .select(["code", "name_zh", "name_en", "river_name", "ordinal", "downstream_code"])
    .where("code", ">", codeAfter(page)).orderBy("code").limit(page.limit + 1).execute();
  return toPage(rows, page, (row) => ({
    code: row.code, nameZh: row.name_zh, nameEn: row.name_en,
    riverName: row.river_name, ordinal: row.ordinal, downstreamCode: row.downstream_code,
  }));
}

/** Monitoring sections, by code. */
export async function listMonitoringSections(db: Db, page: PageQuery) {
  const rows = await db.selectFrom("monitoring_section").selectAll()
    .where("code", ">", codeAfter(page)).orderBy("code").limit(page.limit + 1).execute();
  return toPage(rows, page, (row) => ({
    code: row.code, nameZh: row.name_zh, nameEn: row.name_en, reachCode: row.reach_code,
    targetClass: row.target_class, controlLevel: row.control_level, waterBody: row.water_body, position: { lng: row.lng, lat: row.lat },
  }));
}
