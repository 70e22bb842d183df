import { type Kysely, type Transaction, sql } from "kysely";
import type { Database } from "../store/schema.ts";

/** Ids of the published editions in force at `at`: the latest of each territory. */
export async function editionsInForce(db: Kysely<Database> | Transaction<Database>, at: Date): Promise<number[]> {
  const rows = await db
    .selectFrom("boundary_edition")
    .distinctOn("territory")
    .select("id")
    .where("status", "=", "published")
    .where("effective_from", "<=", at)
    .orderBy("territory")
    .orderBy("effective_from", "desc")
    .execute();
  return rows.map((row) => row.id);
}

/** '-infinity' reaches us as a number; contracts say null: since the beginning. */
export function effectiveFromIso(effectiveFrom: Date | number): string | null {
  return effectiveFrom instanceof Date ? effectiveFrom.toISOString() : null;
}

export const editionColumns = [
  "boundary_edition.id", "territory", "name", "status", "effective_from", "created_at", "checked_at", "published_at", "revision", "based_on",
] as const;

/** Editions as the contract shows them, counts included. */
export async function describeEditions(db: Kysely<Database> | Transaction<Database>, ids?: readonly number[]) {
  const rows = await db
    .selectFrom("boundary_edition")
    .select(editionColumns)
    .select((eb) => [
      eb.selectFrom("cell").whereRef("cell.edition_id", "=", "boundary_edition.id")
        .select(sql<number>`count(*)::int`.as("n")).as("cell_count"),
      eb.selectFrom("cell").whereRef("cell.edition_id", "=", "boundary_edition.id")
        .select(sql<[number, number, number, number] | null>`case when count(*) > 0 then json_build_array(min(west), min(south), max(east), max(north)) end`.as("box")).as("bbox"),
      eb.selectFrom("topology_finding").whereRef("topology_finding.edition_id", "=", "boundary_edition.id")
        .select(sql<{ error: number; warning: number; notice: number; accepted: number }>`json_build_object(
          'error', count(*) filter (where severity = 'error'),
          'warning', count(*) filter (where severity = 'warning'),
          'notice', count(*) filter (where severity = 'notice'),
          'accepted', count(*) filter (where accepted_at is not null))`.as("counts")).as("finding_counts"),
    ])
    .$if(ids !== undefined, (query) => query.where("id", "in", ids!.length > 0 ? [...ids!] : [-1]))
    .orderBy("territory")
    .orderBy("effective_from", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    territory: row.territory,
    name: row.name,
    status: row.status,
    effectiveFrom: effectiveFromIso(row.effective_from),
    createdAt: row.created_at.toISOString(),
    checkedAt: row.checked_at?.toISOString() ?? null,
    publishedAt: row.published_at?.toISOString() ?? null,
    revision: row.revision,
    basedOn: row.based_on,
    cellCount: row.cell_count ?? 0,
    bbox: row.bbox,
    findingCounts: row.finding_counts ?? { error: 0, warning: 0, notice: 0, accepted: 0 },
  }));
}
