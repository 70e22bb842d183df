import { type Kysely, sql } from "kysely";

/** What people should know of an import is kept in both languages; of what was noted before, the English sentence remains. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update import_job set report = jsonb_set(report, '{notes}', (
      select coalesce(jsonb_agg(jsonb_build_object('en', note, 'zh', null) order by at), '[]')
      from jsonb_array_elements_text(report -> 'notes') with ordinality as noted (note, at)
    )) where jsonb_typeof(report -> 'notes') = 'array'`.execute(db);
}
