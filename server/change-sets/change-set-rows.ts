import type { Kysely, Selectable } from "kysely";
import type { ChangeSet } from "../contract/change-set.ts";
import { NotFoundError } from "../errors.ts";
import { said } from "../said.ts";
import type { ChangeSetTable, Database } from "../store/schema.ts";

/** Change sets, newest first; `before` an id, or from the newest. */
export async function listChangeSets(db: Kysely<Database>, before: number | undefined, limit: number): Promise<ChangeSet[]> {
  let query = db.selectFrom("change_set").selectAll().orderBy("id", "desc").limit(limit);
  if (before !== undefined) query = query.where("id", "<", before);
  return (await query.execute()).map(toChangeSet);
}

/** @throws {NotFoundError} */
export async function readChangeSet(db: Kysely<Database>, id: number): Promise<ChangeSet> {
  const row = await db.selectFrom("change_set").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(said(`There is no change set ${id}`, `没有第 ${id} 号变更`));
  return toChangeSet(row);
}

function toChangeSet(row: Selectable<ChangeSetTable>): ChangeSet {
  return { id: row.id, subject: row.subject, appliedAt: row.applied_at.toISOString(), by: row.applied_by, reason: row.reason, movedIncidents: row.moved_incidents, handedOver: row.handed_over };
}
