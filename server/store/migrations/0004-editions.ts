import { type Kysely, sql } from "kysely";

/** Editing drafts: each has a revision that its editor must know, and remembers the edition it was copied from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table boundary_edition
    add column revision integer not null default 1 check (revision > 0),
    add column based_on integer references boundary_edition on delete set null`,
];
