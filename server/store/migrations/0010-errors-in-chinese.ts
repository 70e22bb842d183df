import { type Kysely, sql } from "kysely";

/** Why work failed is kept in both languages; of what failed before, the English sentence remains. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_job add column error_zh text`.execute(db);
  await sql`alter table responsibility_dry_run add column error_zh text`.execute(db);
}
