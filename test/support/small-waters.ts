import type { Store } from "../../server/store/open-store.ts";
import { encodeWkb } from "../../server/editions/wkb.ts";

const line = (...coordinates: [number, number][]) => encodeWkb({ type: "LineString", coordinates });

/**
 * 长河 flows from west to east in three reaches, 支溪 comes from the north into the middle one. Sections:
 * A above the confluence, B below it on the same reach, C on the last reach, T on the tributary, L on no reach.
 */
export async function storeSmallWaters({ kysely: db }: Store): Promise<void> {
  await db.insertInto("river_reach").values([
    { code: "R1", river_name: "长河", name_zh: "长河上段", name_en: null, ordinal: 1, downstream_code: "R2", geometry_wkb: line([117, 35], [117.1, 35]) },
    { code: "R2", river_name: "长河", name_zh: "长河中段", name_en: null, ordinal: 2, downstream_code: "R3", geometry_wkb: line([117.1, 35], [117.2, 35], [117.3, 35]) },
    { code: "R3", river_name: "长河", name_zh: "长河下段", name_en: null, ordinal: 3, downstream_code: null, geometry_wkb: line([117.3, 35], [117.4, 35]) },
    { code: "T1", river_name: "支溪", name_zh: "支溪", name_en: "Side brook", ordinal: 1, downstream_code: "R2", geometry_wkb: line([117.2, 35.1], [117.2, 35]) },
  ]).execute();
  const section = (code: string, name: string, reach: string | null, target: number | null, lng: number, lat: number) =>
    ({ code, name_zh: name, name_en: null, reach_code: reach, target_class: target, lng, lat });
  await db.insertInto("monitoring_section").values([
    section("A", "甲桥", "R2", 3, 117.15, 35), section("B", "乙桥", "R2", 3, 117.25, 35), section("C", "丙桥", "R3", 3, 117.35, 35), section("T", "支溪口", "T1", 4, 117.2, 35.02),
    { ...section("L", "镜湖", null, 3, 117.5, 35), water_body: "lake" },
  ]).execute();
  await db.insertInto("enterprise").values([
    { code: "E1", name_zh: "支溪化工", name_en: null, kind: "化工", lng: 117.203, lat: 35.06 },
    { code: "E2", name_zh: "下游食品", name_en: null, kind: "食品", lng: 117.38, lat: 35.002 },
    { code: "E3", name_zh: "远山养殖", name_en: null, kind: "养殖", lng: 117.05, lat: 35.2 },
  ]).execute();
}
