import type { Kysely } from "kysely";
import type { Database } from "../../server/store/schema.ts";

/**
 * Categories noise (with noise-shop and noise-site) and water; the bureau, the town office and the
 * first contact; noise-shop belongs to the bureau, noise-site to both at once, water to nobody.
 * Officer Wang is on leave in June 2026; Li is the deputy.
 */
export async function storeSmallStaff(db: Kysely<Database>): Promise<void> {
  await db.insertInto("category").values([
    { code: "noise", parent_code: null, name_zh: "噪声", name_en: "Noise", ordinal: 1 },
    { code: "noise-shop", parent_code: "noise", name_zh: "商铺噪声", name_en: "Shop noise", ordinal: 2 },
    { code: "noise-site", parent_code: "noise", name_zh: "工地噪声", name_en: "Site noise", ordinal: 3 },
    { code: "water", parent_code: null, name_zh: "水污染", name_en: "Water", ordinal: 4 },
  ]).execute();
  await db.insertInto("department").values([
    { code: "bureau", name_zh: "生态环境局", name_en: null },
    { code: "office", name_zh: "镇环保办", name_en: null },
    { code: "hotline", name_zh: "受理中心", name_en: null, is_first_contact: true },
  ]).execute();
  await db.insertInto("post").values([
    { code: "bureau-noise", kind: "officer", name_zh: "噪声岗", department_code: "bureau" },
    { code: "hotline-head", kind: "head", name_zh: "受理中心主任", department_code: "hotline" },
  ]).execute();
  await db.updateTable("department").set({ head_post_code: "hotline-head" }).where("code", "=", "hotline").execute();
  await db.insertInto("person").values([
    { code: "wang", name: "王一" }, { code: "li", name: "李二" }, { code: "zhao", name: "赵三" },
  ]).execute();
  const posts = await db.selectFrom("post").select(["code", "id"]).execute();
  const idOf = (code: string) => posts.find((post) => post.code === code)?.id ?? 0;
  await db.insertInto("post_holding").values([
    { post_code: "bureau-noise", post_id: idOf("bureau-noise"), person_code: "wang", role: "holder", held: "[2020-01-01,)" },
    { post_code: "bureau-noise", post_id: idOf("bureau-noise"), person_code: "li", role: "deputy", held: "[2020-01-01,)" },
    { post_code: "hotline-head", post_id: idOf("hotline-head"), person_code: "zhao", role: "holder", held: "(,)" },
  ]).execute();
  await db.insertInto("leave").values({ person_code: "wang", away: "[2026-06-01 00:00+08,2026-07-01 00:00+08)", reason: "培训" }).execute();
  await db.insertInto("responsibility_rule").values([
    { code: "R-shop", category_code: "noise-shop", lead_department_code: "bureau", lead_post_code: "bureau-noise", valid: "(,)" },
    { code: "R-site-1", category_code: "noise-site", lead_department_code: "bureau", lead_post_code: "bureau-noise", valid: "(,)" },
    { code: "R-site-2", category_code: "noise-site", lead_department_code: "office", valid: "(,)" },
  ]).execute();
}
