import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely } from "kysely";
import type pg from "pg";
import { type ImportJob, type ImportKind, importOptionsSchema } from "../../contract/import.ts";
import { ConflictError, ServiceError, toldOf } from "../../errors.ts";
import { type KeyedRequest, recallKey, rememberKey } from "../../idempotency/idempotency-keys.ts";
import { said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";
import type { BackgroundWork } from "./background-work.ts";
import { createImportJob, finishImportJob, type NewImportJob, readImportJob } from "./import-job-rows.ts";
import { isJobHeld } from "./job-lock.ts";
import { ImportCancelled } from "./run-import-job.ts";
import type { Upload, UploadFolder } from "./upload-folder.ts";

export interface ImportJobsDeps {
  db: Kysely<Database>;
  pool: pg.Pool;
  work: BackgroundWork;
  uploads: UploadFolder;
  logError(error: unknown): void;
}

const MOST_ATTEMPTS = 3;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

/**
 * The imports that came by the API: one runs at a time, the others wait in order. Everything needed
 * to go on after a crash is in the database and the upload folder.
 */
export class ImportJobs {
  private readonly deps: ImportJobsDeps;
  private readonly waiting: number[] = [];
  private running: { id: number; cancelling: AbortController; ended: Promise<void> } | undefined;
  private readonly stopping = new AbortController();

  private get isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  constructor(deps: ImportJobsDeps) {
    this.deps = deps;
  }

  /**
   * Makes a job of an upload that is on disk already; with a key that was used before for the same,
   * answers with the job made then.
   */
  async submit(job: Upload & Pick<NewImportJob, "kind" | "fileName" | "options">, key: string | undefined): Promise<{ job: ImportJob; isReplay: boolean }> {
    const { db, uploads } = this.deps;
    const { kind, fileName, options, sha256 } = job;
    const keyed: KeyedRequest | null = key === undefined ? null : { key, kind: "import", request: { kind, fileName, options, sha256 } };
    // The row shows only once the file is in its place: a job without its file cannot be seen.
    const { id, isReplay } = await db.transaction().execute(async (trx) => {
      const before = keyed === null ? undefined : await recallKey(trx, keyed);
      if (before !== undefined) return { id: before, isReplay: true };
      const created = await createImportJob(trx, { ...job, bytesTotal: job.size, cameBy: "upload", state: "queued" });
      if (keyed !== null) await rememberKey(trx, keyed, created);
      await uploads.keep(job.partName, created);
      return { id: created, isReplay: false };
    });
    if (isReplay) await uploads.discard(job.partName);
    else this.waiting.push(id);
    this.next();
    return { job: await readImportJob(db, id), isReplay };
  }

  /** @throws {NotFoundError} @throws {ConflictError} when the import is over, or runs in another process. */
  async cancel(id: number): Promise<ImportJob> {
    const job = await readImportJob(this.deps.db, id);
    if (this.running?.id === id) {
      this.running.cancelling.abort(new ImportCancelled("cancelled"));
      // Answered once it has ended, between two chunks, so that the answer says how.
      await this.running.ended;
    } else if (job.state === "queued") {
      this.waiting.splice(0, this.waiting.length, ...this.waiting.filter((other) => other !== id));
      await finishImportJob(this.deps.db, id, { state: "cancelled" });
      await this.deps.uploads.remove(id);
    } else if (job.state === "running" && await isJobHeld(this.deps.pool, id)) {
      throw new ConflictError(said(`Import ${id} runs in another process; stop it there, on the command line with Ctrl-C.`, `第 ${id} 号导入在另一个进程里进行，请在那里用 Ctrl-C 停止。`));
    } else if (job.state === "running") {
      await finishImportJob(this.deps.db, id, { state: "cancelled" });
    } else {
      throw new ConflictError(said(`Import ${id} is over already: ${job.state}.`, `第 ${id} 号导入已经结束。`));
    }
    return readImportJob(this.deps.db, id);
  }

  /**
   * Goes on with what an earlier process left: uploads wait or begin again, since every import either
   * stores nothing twice or was undone as a whole. What cannot go on says why.
   */
  async resume(): Promise<void> {
    const { db, pool, uploads } = this.deps;
    await uploads.sweep();
    const left = await db.selectFrom("import_job").select(["id", "came_by"]).where("state", "in", ["queued", "running"]).orderBy("id").execute();
    for (const { id, came_by } of left) {
      if (await isJobHeld(pool, id)) continue;
      if (await uploads.has(id)) this.waiting.push(id);
      // An upload that is not here belongs to a server with another data directory, which goes on with it.
      else if (came_by === "command") {
        await finishImportJob(db, id, {
          state: "failed",
          error: said(
            "The command that ran this import stopped before its end. Run it again: what was stored stays, and nothing is stored twice.",
            "执行这次导入的命令中途停止了。请再导入一次：已入库的保留，不会重复。",
          ),
        });
      }
    }
    this.next();
  }

  /** Stops at once; what was running is resumed by the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.deps.work.stop();
    await this.running?.ended;
  }

  /** Resolves when nothing runs or waits any more. */
  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running.ended;
  }

  private next(): void {
    if (this.isStopped || this.running !== undefined) return;
    const id = this.waiting.shift();
    if (id === undefined) return;
    const cancelling = new AbortController();
    const ended = this.run(id, cancelling.signal).catch(this.deps.logError).finally(() => {
      this.running = undefined;
      this.next();
    });
    this.running = { id, cancelling, ended };
  }

  private async run(id: number, signal: AbortSignal): Promise<void> {
    const { db, uploads, work } = this.deps;
    const row = await this.whenDatabaseAnswers(() => db.selectFrom("import_job").select(["kind", "file_name", "options"]).where("id", "=", id).executeTakeFirstOrThrow());
    if (row === undefined) return;
    try {
      if (await uploads.countAttempt(id) > MOST_ATTEMPTS) {
        throw new Error(`The server or its database stopped ${MOST_ATTEMPTS} times during this import, so it is not begun again. Look into the server's log, or import the file in parts.`);
      }
      await work.run({
        do: "import", importId: id, kind: row.kind as ImportKind, path: uploads.fileOf(id), fileName: row.file_name,
        options: importOptionsSchema.parse(row.options),
      }, signal);
    } catch (error) {
      if (this.isStopped) return;
      if (!signal.aborted && !(error instanceof ServiceError)) this.deps.logError(error);
      if (await this.isCutShort(id, signal, error)) {
        this.waiting.unshift(id);
        return;
      }
    }
    if (!this.isStopped) await uploads.remove(id);
  }

  /**
   * Whether the database went away during the run, which may then begin again. Otherwise the run has written
   * how it ended, unless it died before it could; then that is written here.
   */
  private async isCutShort(id: number, signal: AbortSignal, error: unknown): Promise<boolean> {
    const { db } = this.deps;
    const failed = { state: "failed", error: toldOf(error) } as const;
    try {
      await finishImportJob(db, id, failed);
      return false;
    } catch {
      const job = await this.whenDatabaseAnswers(() => readImportJob(db, id));
      if (job?.state !== "running" && job?.state !== "queued") return false;
      if (!signal.aborted) return true;
      await this.whenDatabaseAnswers(() => finishImportJob(db, id, { state: "cancelled" }));
      return false;
    }
  }

  /** Asks until there is an answer; undefined when this server stops first. */
  private async whenDatabaseAnswers<T>(ask: () => Promise<T>): Promise<T | undefined> {
    for (let waitMs = FIRST_WAIT_MS; !this.stopping.signal.aborted; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        return await ask();
      } catch (error) {
        if (error instanceof ServiceError) throw error;
        this.deps.logError(error);
        await sleep(waitMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
    return undefined;
  }
}
