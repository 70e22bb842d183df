import { type Kysely, sql } from "kysely";

/** A section's newest readings and its months are asked for with every look at the water, whatever was measured. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index reading_of_section on reading (section_code, observed_at, indicator)`.execute(db);
}
