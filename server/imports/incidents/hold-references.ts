import type pg from "pg";
import type { ReferencedKeys } from "./incident-chunk.ts";

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
export async function holdReferences(client: pg.ClientBase, keys: ReferencedKeys, importId: number): Promise<boolean> {
  const referenced: readonly (readonly [table: string, key: string, type: string, values: ReadonlySet<string | number>])[] = [
    ["category", "code", "text", keys.categories],
    ["boundary_edition", "id", "integer", keys.editions],
    ["assignment_basis", "id", "integer", keys.bases],
    ["department", "code", "text", keys.departments],
    ["post", "code", "text", keys.posts],
    ["person", "code", "text", keys.people],
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
