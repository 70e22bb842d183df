import type { Kysely } from "kysely";
import { NotFoundError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";

/** A monitoring section as evaluation needs it. */
export interface Section {
  code: string;
  nameZh: string;
  nameEn: string | null;
  reachCode: string | null;
  riverName: string | null;
  controlLevel: string;
  waterBody: "river" | "lake";
  targetClass: number | null;
  lng: number;
  lat: number;
}

/** Sections by code: all of them, or only those named. */
export async function loadSections(db: Kysely<Database>, codes?: readonly string[]): Promise<Section[]> {
  if (codes?.length === 0) return [];
  const rows = await db.selectFrom("monitoring_section as s").leftJoin("river_reach as r", "r.code", "s.reach_code")
    .select(["s.code", "s.name_zh", "s.name_en", "s.reach_code", "r.river_name", "s.control_level", "s.water_body", "s.target_class", "s.lng", "s.lat"])
    .$if(codes !== undefined, (query) => query.where("s.code", "in", [...codes ?? []]))
    .orderBy("s.code").execute();
  return rows.map((row) => ({
    code: row.code, nameZh: row.name_zh, nameEn: row.name_en, reachCode: row.reach_code, riverName: row.river_name, controlLevel: row.control_level,
    waterBody: row.water_body, targetClass: row.target_class, lng: row.lng, lat: row.lat,
  }));
}

/** @throws {NotFoundError} when there is no section of this code. */
export async function loadSection(db: Kysely<Database>, code: string): Promise<Section> {
  const [section] = await loadSections(db, [code]);
  if (section === undefined) throw new NotFoundError(said(`There is no monitoring section ${JSON.stringify(code)}`, `没有监测断面 ${code}`));
  return section;
}
