import { type Kysely, sql } from "kysely";

/** Whose incidents are whose is asked for with every page, count and tile of "assigned to me". */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index incident_of_person on incident (person_code) where person_code is not null`.execute(db);
}
