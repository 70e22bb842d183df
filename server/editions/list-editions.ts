import { type Kysely, sql } from "kysely";
import type { Edition } from "../contract/cell.ts";
import type { Database } from "../store/schema.ts";

/** Every edition with its cells and findings counted, oldest first; or the one with the given id. */
export async function listEditions(db: Kysely<Database>, id?: number): Promise<Edition[]> {
  let query = db.selectFrom("boundary_edition as edition")
    .leftJoinLateral((eb) => eb.selectFrom("topology_finding as finding")
      .select([
        sql<number>`count(*) filter (where severity = 'error')`.as("error"),
        sql<number>`count(*) filter (where severity = 'warning')`.as("warning"),
        sql<number>`count(*) filter (where severity = 'notice')`.as("notice"),
        sql<number>`count(*) filter (where accepted_at is not null)`.as("accepted"),
      ])
      .whereRef("finding.edition_id", "=", "edition.id").as("counts"), (join) => join.onTrue())
    .selectAll("edition")
    .select(["counts.error", "counts.warning", "counts.notice", "counts.accepted"])
    .select((eb) => eb.selectFrom("cell").select(sql<number>`count(*)`.as("n")).whereRef("cell.edition_id", "=", "edition.id").as("cell_count"))
    .orderBy("edition.id");
  if (id !== undefined) query = query.where("edition.id", "=", id);
  return (await query.execute()).map((row) => ({
    id: row.id, territory: row.territory, name: row.name, status: row.status,
    effectiveFrom: row.effective_from instanceof Date ? row.effective_from.toISOString() : null,
    createdAt: row.created_at.toISOString(), checkedAt: row.checked_at?.toISOString() ?? null, publishedAt: row.published_at?.toISOString() ?? null,
    cellCount: Number(row.cell_count ?? 0),
    findingCounts: { error: Number(row.error ?? 0), warning: Number(row.warning ?? 0), notice: Number(row.notice ?? 0), accepted: Number(row.accepted ?? 0) },
  }));
}
