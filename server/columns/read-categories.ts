import type { Kysely } from "kysely";
import type { Category } from "../contract/deployment.ts";
import type { Database } from "../store/schema.ts";

/** All categories in the order in which screens list them. */
export async function readCategories(db: Kysely<Database>): Promise<Category[]> {
  const rows = await db.selectFrom("category").select(["code", "parent_code", "name_zh", "name_en"]).orderBy("ordinal").orderBy("code").execute();
  return rows.map((row) => ({ code: row.code, parentCode: row.parent_code, nameZh: row.name_zh, nameEn: row.name_en }));
}
