import { type Kysely, type RawBuilder, sql } from "kysely";
import { ASSIGNMENT_RESULTS, type AssignmentResult } from "../contract/assignment.ts";
import type { IncidentFilterQuery } from "../contract/incident.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import type { Database } from "../store/schema.ts";

/**
 * The filter as a condition on table `incident`: the only place that says what a filter means, so
 * that list, summary and tiles count the same.
 *
 * @throws {InvalidError} for a value that names nothing: an unknown result, category or cell.
 * @throws {ConflictError} for a cell code that several territories share while none is named.
 */
export async function incidentCondition(db: Kysely<Database>, filter: IncidentFilterQuery): Promise<RawBuilder<boolean>> {
  refuseNul(filter);
  const conditions: RawBuilder<boolean>[] = [];
  if (filter.category !== undefined) conditions.push(await categoryCondition(db, filter.category.split(",")));
  if (filter.from !== undefined) conditions.push(sql`incident.reported_at >= ${new Date(filter.from)}`);
  if (filter.to !== undefined) conditions.push(sql`incident.reported_at < ${new Date(filter.to)}`);
  if (filter.result !== undefined) conditions.push(sql`incident.assignment_result = any(${readResults(filter.result)})`);
  if (filter.nearBoundary !== undefined) conditions.push(sql`incident.near_boundary = ${filter.nearBoundary === "true"}`);
  if (filter.cell !== undefined) conditions.push(await cellCondition(db, filter.cell, filter.territory));
  else if (filter.territory !== undefined) conditions.push(await territoryCondition(db, filter.territory));
  if (filter.sourceSystem !== undefined) conditions.push(sql`incident.source_system = ${filter.sourceSystem}`);
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** PostgreSQL's text cannot hold the character: asking for it would be an error of ours, not an answer. */
function refuseNul(filter: IncidentFilterQuery): void {
  for (const [field, value] of Object.entries(filter)) {
    if (typeof value === "string" && value.includes("\0")) throw refusal(field, "contains the character U+0000");
  }
}

function readResults(text: string): AssignmentResult[] {
  return text.split(",").map((part) => {
    const result = ASSIGNMENT_RESULTS.find((known) => known === part);
    if (result === undefined) throw refusal("result", `${JSON.stringify(part)} is not one of ${ASSIGNMENT_RESULTS.join(", ")}`);
    return result;
  });
}

/** A category includes everything beneath it. */
async function categoryCondition(db: Kysely<Database>, codes: readonly string[]): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ code: string }>`
    with recursive chosen as (
      select code from category where code = any(${codes})
      union select category.code from category join chosen on category.parent_code = chosen.code
    ) select code from chosen`.execute(db);
  const found = rows.map((row) => row.code);
  const unknown = codes.filter((code) => !found.includes(code));
  if (unknown.length > 0) throw refusal("category", `there is no category ${unknown.join(", ")}; GET /api/categories lists them`);
  return sql`incident.category_code = any(${found})`;
}

/** A cell includes everything beneath it, in every edition of its territory. */
async function cellCondition(db: Kysely<Database>, code: string, territory: string | undefined): Promise<RawBuilder<boolean>> {
  const territories = (await db
    .selectFrom("cell").innerJoin("boundary_edition", "boundary_edition.id", "cell.edition_id")
    .select("territory").distinct()
    .where("cell.code", "=", code).where("status", "=", "published")
    .$if(territory !== undefined, (query) => query.where("territory", "=", territory!))
    .orderBy("territory").execute()).map((row) => row.territory);
  const [only] = territories;
  if (only === undefined) throw refusal("cell", `no published cell has the code ${code}${territory === undefined ? "" : ` in territory ${territory}`}`);
  if (territories.length > 1) throw new ConflictError(`Cells of ${territories.join(" and ")} share the code ${code}: add territory=${only}`);
  return sql`(incident.edition_id, incident.cell_code) in (
    with recursive beneath as (
      select cell.edition_id, cell.code from cell join boundary_edition on boundary_edition.id = cell.edition_id
      where cell.code = ${code} and territory = ${only}
      union select cell.edition_id, cell.code from cell join beneath on cell.edition_id = beneath.edition_id and cell.parent_code = beneath.code
    ) select edition_id, code from beneath)`;
}

/** Incidents whose cell is in any edition of the territory. */
async function territoryCondition(db: Kysely<Database>, territory: string): Promise<RawBuilder<boolean>> {
  const editions = await db.selectFrom("boundary_edition").select("id").where("territory", "=", territory).execute();
  if (editions.length === 0) throw refusal("territory", `there is no territory ${territory}; GET /api/editions lists them`);
  return sql`incident.edition_id = any(${editions.map((edition) => edition.id)})`;
}

function refusal(field: string, message: string): InvalidError {
  return new InvalidError(`Filter ${field}: ${message}`, [{ field: `query.${field}`, message }]);
}
