import type { Kysely, Selectable } from "kysely";
import type { DryRun, DryRunReport } from "../../contract/responsibility.ts";
import { ConflictError, NotFoundError } from "../../errors.ts";
import { said, type Said } from "../../said.ts";
import type { Database, ResponsibilityDryRunTable } from "../../store/schema.ts";
import { lockOpenDraft } from "../drafts/draft-rows.ts";

/** A run of the draft as it stands; later edits do not touch it. @throws {NotFoundError} @throws {ConflictError} when the draft was applied. */
export async function createDryRun(db: Kysely<Database>, draftId: number): Promise<DryRun> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockOpenDraft(trx, draftId);
    return dryRunOf(await trx.insertInto("responsibility_dry_run").values({
      draft_id: draftId, draft_revision: draft.revision, changes: JSON.stringify(draft.changes), rows_total: null, ...errorColumns(null), started_at: null, finished_at: null,
    }).returningAll().executeTakeFirstOrThrow());
  });
}

export async function readDryRunRow(db: Kysely<Database>, id: number): Promise<Selectable<ResponsibilityDryRunTable>> {
  const row = await db.selectFrom("responsibility_dry_run").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(said(`There is no dry run ${id}.`, `没有第 ${id} 次推演。`));
  return row;
}

/** @throws {NotFoundError} */
export async function readDryRun(db: Kysely<Database>, id: number): Promise<DryRun> {
  return dryRunOf(await readDryRunRow(db, id));
}

/** The newest runs of a draft first. */
export async function listDryRuns(db: Kysely<Database>, draftId: number): Promise<DryRun[]> {
  const rows = await db.selectFrom("responsibility_dry_run").selectAll().where("draft_id", "=", draftId).orderBy("id", "desc").limit(20).execute();
  return rows.map(dryRunOf);
}

/** @throws {ConflictError} when the run was cancelled before it began. */
export async function startDryRun(db: Kysely<Database>, id: number, rowsTotal: number): Promise<void> {
  const { numUpdatedRows } = await db.updateTable("responsibility_dry_run").set({ state: "running", rows_total: rowsTotal, started_at: new Date() })
    .where("id", "=", id).where("state", "=", "queued").executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new ConflictError(said(`Dry run ${id} does not wait to be begun.`, `第 ${id} 次推演不在等待开始。`));
}

export async function saveDryRunProgress(db: Kysely<Database>, id: number, rowsDone: number): Promise<void> {
  await db.updateTable("responsibility_dry_run").set({ rows_done: rowsDone }).where("id", "=", id).where("state", "=", "running").execute();
}

export type DryRunEnd = { state: "done"; report: DryRunReport } | { state: "cancelled" } | { state: "failed"; error: Said };

/** Says how it ended, unless that was said before. */
export async function finishDryRun(db: Kysely<Database>, id: number, end: DryRunEnd): Promise<void> {
  await db.updateTable("responsibility_dry_run").set({
    state: end.state, finished_at: new Date(), ...errorColumns(end.state === "failed" ? end.error : null),
    ...(end.state === "done" ? { report: JSON.stringify(end.report), rows_done: end.report.incidents } : {}),
  }).where("id", "=", id).where("state", "in", ["queued", "running"]).execute();
}

/** What an earlier process left unfinished can be run again by whoever wants it. */
export async function failLeftDryRuns(db: Kysely<Database>): Promise<void> {
  await db.updateTable("responsibility_dry_run").set({
    state: "failed", finished_at: new Date(), ...errorColumns(said("The server stopped during this dry run. It changes nothing: run it again.", "推演期间服务器停止了。推演不改动任何数据，请再做一次。")),
  }).where("state", "in", ["queued", "running"]).execute();
}

function dryRunOf(row: Selectable<ResponsibilityDryRunTable>): DryRun {
  const elapsedMs = row.started_at === null ? 0 : (row.finished_at ?? new Date()).getTime() - row.started_at.getTime();
  const [rowsTotal, rowsDone] = [row.rows_total === null ? null : Number(row.rows_total), Number(row.rows_done)];
  const isUnderWay = row.state === "running" && rowsTotal !== null && rowsDone > 0;
  return {
    id: row.id, draftId: row.draft_id, draftRevision: row.draft_revision, state: row.state, rowsTotal, rowsDone,
    rowsPerSecond: elapsedMs > 0 && rowsDone > 0 ? Math.round((rowsDone / elapsedMs) * 1000) : null,
    remainingMs: isUnderWay ? Math.round((elapsedMs / rowsDone) * Math.max(0, rowsTotal - rowsDone)) : null,
    report: row.report, error: row.error, errorZh: row.error_zh, createdAt: row.created_at.toISOString(), finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

const errorColumns = (error: Said | null): { error: string | null; error_zh: string | null } => ({ error: error?.en ?? null, error_zh: error?.zh ?? null });
