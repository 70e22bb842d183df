import { sql } from "kysely";
import type { Database } from "../../store/schema.ts";
import type { ReferenceDesk } from "./reference-desk.ts";

/** PostgreSQL takes at most 65,535 parameters in one statement. */
const PARAMETERS_PER_STATEMENT = 40_000;

/**
 * The field of the file behind a column, where the two are called differently. A column that no
 * field is named after is always written: its kind has joined it with what is stored.
 */
const FIELD_OF_COLUMN: Readonly<Record<string, string>> = {
  name_zh: "name", head_post_code: "head_post", is_first_contact: "first_contact", department_code: "department",
  cell_code: "cell", territory: "cell", parent_code: "parent", reach_code: "reach", river_name: "river", downstream_code: "downstream",
  category_code: "category", lead_department_code: "department", assist_department_codes: "assists",
};

/**
 * Writes rows keyed by `code`: new ones are inserted, changed ones updated, equal ones left as they
 * are and counted as present. A field that this file does not carry keeps what is stored. No two
 * rows may have the same code.
 */
export async function upsertRows(
  desk: ReferenceDesk,
  table: keyof Database,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const changing = columns.filter((column) => column !== "code" && desk.isGiven(FIELD_OF_COLUMN[column] ?? column));
  const listed = (names: readonly string[], of?: string) => sql.join(names.map((name) => sql.ref(of === undefined ? name : `${of}.${name}`)));
  const change = changing.length === 0
    ? sql`do nothing`
    : sql`do update set ${sql.join(changing.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}
      where (${listed(changing, table)}) is distinct from (${listed(changing, "excluded")})`;
  const batchRows = Math.max(1, Math.floor(PARAMETERS_PER_STATEMENT / Math.max(1, columns.length)));
  for (let from = 0; from < rows.length; from += batchRows) {
    const batch = rows.slice(from, from + batchRows);
    const { rows: written } = await sql`
      insert into ${sql.table(table)} (${listed(columns)})
      values ${sql.join(batch.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`))}
      on conflict (code) ${change} returning code`.execute(desk.trx);
    desk.count(written.length, batch.length - written.length);
  }
}
