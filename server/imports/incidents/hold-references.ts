import type pg from "pg";
import type { Assignment } from "../../assignment/assignment.ts";
import type { IncidentDraft } from "./incident-draft.ts";

/**
 * Whether this connection may answer for foreign keys itself: it needs the right to set
 * session_replication_role, which the embedded database's user has.
 */
export async function mayHoldReferences(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>("select has_parameter_privilege('session_replication_role', 'SET') as may");
  return rows[0]?.may ?? false;
}

/**
 * Checks what a set of incidents refers to and holds it until the transaction ends, once per
 * distinct row, then has the server leave out its own check of every incident.
 *
 * It is the same check: the server's foreign keys also lock each referenced row FOR KEY SHARE, but
 * once for each of seven keys of each incident, which takes three quarters of the time of a COPY.
 * Gives false, and leaves the server's checks on, when something is missing: the server then names it.
 */
export async function holdReferences(
  client: pg.ClientBase, drafts: readonly IncidentDraft[], assignments: readonly Assignment[], basisIds: ReadonlySet<number>, importId: number,
): Promise<boolean> {
  const categories = new Set<string>();
  const editions = new Set<number>();
  const departments = new Set<string>();
  const posts = new Set<string>();
  const people = new Set<string>();
  for (const draft of drafts) categories.add(draft.categoryCode);
  for (const { editionId, departmentCode, postCode, personCode } of assignments) {
    if (editionId !== null) editions.add(editionId);
    if (departmentCode !== null) departments.add(departmentCode);
    if (postCode !== null) posts.add(postCode);
    if (personCode !== null) people.add(personCode);
  }
  const referenced: readonly (readonly [table: string, key: string, type: string, values: ReadonlySet<string | number>])[] = [
    ["category", "code", "text", categories],
    ["boundary_edition", "id", "integer", editions],
    ["assignment_basis", "id", "integer", basisIds],
    ["department", "code", "text", departments],
    ["post", "code", "text", posts],
    ["person", "code", "text", people],
    ["import_job", "id", "bigint", new Set([importId])],
  ];
  // Sorted, so that two imports lock in the same order.
  const counts = referenced.map(([table, key, type], i) =>
    `(select count(*) from (select 1 from ${table} where ${key} = any($${i + 1}::${type}[]) order by ${key} for key share) held)`);
  const { rows } = await client.query<{ found: number }>(
    `select (${counts.join(" + ")}) as found`, referenced.map(([, , , values]) => [...values]),
  );
  const wanted = referenced.reduce((sum, [, , , values]) => sum + values.size, 0);
  if (Number(rows[0]?.found) !== wanted) return false;
  await client.query("set local session_replication_role = replica");
  return true;
}
