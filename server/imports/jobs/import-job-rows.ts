import { type Kysely, type Selectable, sql } from "kysely";
import { importFindingSchema, type ImportFinding, type ImportJob, type ImportKind, type ImportOptions, type ImportReport, type ImportState } from "../../contract/import.ts";
import { NotFoundError } from "../../errors.ts";
import { said, type Said } from "../../said.ts";
import type { Database, ImportJobTable } from "../../store/schema.ts";
import type { ImportProgress } from "../importer.ts";

export interface NewImportJob {
  kind: ImportKind;
  fileName: string;
  options: ImportOptions;
  bytesTotal: number | null;
  sha256?: string;
  cameBy: "upload" | "command";
  state: "queued" | "running";
}

export async function createImportJob(db: Kysely<Database>, job: NewImportJob): Promise<number> {
  const { id } = await db.insertInto("import_job").values({
    kind: job.kind, file_name: job.fileName, came_by: job.cameBy, file_sha256: job.sha256 ?? null, options: JSON.stringify(job.options), dry_run: job.options.dryRun,
    state: job.state, bytes_total: job.bytesTotal, started_at: job.state === "running" ? new Date() : null,
  }).returning("id").executeTakeFirstOrThrow();
  return Number(id);
}

/** @throws {NotFoundError} */
export async function readImportJob(db: Kysely<Database>, id: number): Promise<ImportJob> {
  const row = await db.selectFrom("import_job").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(said(`There is no import ${id}.`, `没有第 ${id} 号导入。`));
  return jobOf(row, new Date());
}

/** SHA-256 of the job's file; null where it has none, as the demo city's incidents. */
export async function fileHashOf(db: Kysely<Database>, id: number): Promise<string | null> {
  return (await db.selectFrom("import_job").select("file_sha256").where("id", "=", id).executeTakeFirst())?.file_sha256 ?? null;
}

/** Newest first, from before the given id. */
export async function listImportJobs(db: Kysely<Database>, before: number | undefined, limit: number): Promise<ImportJob[]> {
  let query = db.selectFrom("import_job").selectAll().orderBy("id", "desc").limit(limit);
  if (before !== undefined) query = query.where("id", "<", before);
  const now = new Date();
  return (await query.execute()).map((row) => jobOf(row, now));
}

/** Begins, or begins again: what an earlier attempt found is forgotten, since every row is read anew. */
export async function startImportJob(db: Kysely<Database>, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("import_job")
    .set({ state: "running", started_at: new Date(), bytes_done: 0, rows_read: 0, rows_stored: 0, rows_present: 0, rows_rejected: 0 })
    .where("id", "=", id).where("state", "in", ["queued", "running"]).executeTakeFirstOrThrow();
  await db.deleteFrom("import_finding").where("import_id", "=", id).execute();
  return numUpdatedRows > 0n;
}

export async function saveProgress(db: Kysely<Database>, id: number, progress: ImportProgress): Promise<void> {
  await db.updateTable("import_job").set({
    bytes_done: progress.bytesDone, rows_read: progress.rowsRead, rows_stored: progress.rowsStored,
    rows_present: progress.rowsPresent, rows_rejected: progress.rowsRejected,
  }).where("id", "=", id).where("state", "=", "running").execute();
}

export interface ImportEnd {
  state: Exclude<ImportState, "queued" | "running">;
  report?: ImportReport | undefined;
  error?: Said;
}

export async function finishImportJob(db: Kysely<Database>, id: number, { state, report, error }: ImportEnd): Promise<void> {
  await db.updateTable("import_job").set({
    state, error: error?.en ?? null, error_zh: error?.zh ?? null, finished_at: new Date(),
    ...(report === undefined ? {} : {
      report: JSON.stringify(report), ...(state === "done" ? { bytes_done: sql<number>`coalesce(bytes_total, bytes_done)` } : {}),
      rows_read: report.rowsRead, rows_stored: report.rowsStored, rows_present: report.rowsPresent, rows_rejected: report.rowsRejected,
    }),
  }).where("id", "=", id).where("state", "in", ["queued", "running"]).execute();
}

export async function insertFindings(db: Kysely<Database>, importId: number, findings: readonly ImportFinding[]): Promise<void> {
  if (findings.length === 0) return;
  // PostgreSQL text cannot hold U+0000, and a finding often quotes exactly what was wrong.
  const clean = (text: string) => text.replaceAll("\0", "\uFFFD");
  await db.insertInto("import_finding").values(findings.map((finding) => ({
    import_id: importId, row_number: finding.rowNumber, field: clean(finding.field), reason: finding.reason,
    value: clean(finding.value), message: clean(finding.message), outcome: finding.outcome,
  }))).execute();
}

export async function readImportFindings(db: Kysely<Database>, importId: number, after: number, limit: number): Promise<(ImportFinding & { ordinal: number })[]> {
  const rows = await db.selectFrom("import_finding").selectAll()
    .where("import_id", "=", importId).where("ordinal", ">", after).orderBy("ordinal").limit(limit).execute();
  return rows.map((row) => ({
    ...importFindingSchema.parse({ rowNumber: Number(row.row_number), field: row.field, reason: row.reason, value: row.value, message: row.message, outcome: row.outcome }),
    ordinal: Number(row.ordinal),
  }));
}

function jobOf(row: Selectable<ImportJobTable>, now: Date): ImportJob {
  const elapsedMs = row.started_at === null ? 0 : (row.finished_at ?? now).getTime() - row.started_at.getTime();
  const bytesTotal = row.bytes_total === null ? null : Number(row.bytes_total);
  const [bytesDone, rowsRead] = [Number(row.bytes_done), Number(row.rows_read)];
  const share = bytesTotal === null || bytesTotal === 0 ? 0 : bytesDone / bytesTotal;
  return {
    id: Number(row.id), kind: row.kind as ImportKind, fileName: row.file_name, dryRun: row.dry_run, state: row.state,
    bytesTotal, bytesDone, rowsRead, rowsStored: Number(row.rows_stored), rowsPresent: Number(row.rows_present), rowsRejected: Number(row.rows_rejected),
    rowsPerSecond: elapsedMs > 0 && rowsRead > 0 ? Math.round((rowsRead / elapsedMs) * 1000) : null,
    // Nobody knows the rows before the end; the bytes are known, and stand for them.
    remainingMs: row.state === "running" && share > 0.005 ? Math.round((elapsedMs / share) * (1 - Math.min(1, share))) : null,
    report: (row.report as ImportReport | null) ?? null, error: row.error, errorZh: row.error_zh,
    createdAt: row.created_at.toISOString(), startedAt: row.started_at?.toISOString() ?? null, finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
