import { type Kysely, sql } from "kysely";
import type { Database } from "../store/schema.ts";

/** Number of the latest import of reference data, as text; "0" before the first. */
export async function placesVersion(db: Kysely<Database>): Promise<string> {
  const row = await db.selectFrom("event").select(sql<number>`max(seq)`.as("seq")).where("type", "=", "reference.imported").executeTakeFirst();
  return String(row?.seq ?? 0);
}
