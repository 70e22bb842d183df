import type { Kysely } from "kysely";
import type pg from "pg";
import type { ImportFinding, ImportKind, ImportOptions, ImportReport } from "../../contract/import.ts";
import { ServiceError, toldOf } from "../../errors.ts";
import { said, type Said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";
import { importKindEntry } from "../import-kinds.ts";
import type { ImportContext, ImportProgress, ImportSource } from "../importer.ts";
import { fileHashOf, finishImportJob, insertFindings, saveProgress, startImportJob } from "./import-job-rows.ts";
import { withJobLock } from "./job-lock.ts";
import { refuseRenamedFile } from "./refuse-renamed-file.ts";

export interface ImportRun {
  /** The row in import_job; null keeps no record, as on the command line's dry run. */
  importId: number | null;
  kind: ImportKind;
  source: ImportSource;
  /** Of the file, where there is no row in import_job that has it. */
  sha256?: string;
  options: ImportOptions;
  signal: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
  onFinding?: (finding: ImportFinding) => void | Promise<void>;
  onEdition?: (editionId: number) => void;
  /** The totals of a run that fails after its file was read; `runImportJob` throws afterwards. */
  onFailedReport?: (report: ImportReport) => void;
}

export interface ImportRunDeps {
  db: Kysely<Database>;
  pool: pg.Pool;
  settings: ImportContext["settings"];
}

const SAVE_EVERY_MS = 500;
const FINDINGS_PER_WRITE = 500;

/** A person stopped the import. */
export class ImportCancelled extends Error {
  override readonly name = "ImportCancelled";
}

/**
 * Runs one import to its end and keeps its job row true all the while: progress, findings, report,
 * and why it ended if it did not end well.
 *
 * @throws whatever ended it, after the row says so.
 */
export async function runImportJob(deps: ImportRunDeps, run: ImportRun): Promise<ImportReport> {
  const { importId } = run;
  if (importId === null) {
    await refuseRenamedFile(deps.db, { ...run, fileName: run.source.fileName, sha256: run.sha256 ?? null }, null);
    return runImporter(deps, run, run.onFinding ?? (() => undefined));
  }
  return withJobLock(deps.pool, importId, async () => {
    if (!(await startImportJob(deps.db, importId))) throw new ImportCancelled(`Import ${importId} was ended before it began.`);
    const findings = new FindingWriter(deps.db, importId);
    const saver = new ProgressSaver(deps.db, importId);
    let failedReport: ImportReport | undefined;
    try {
      await refuseRenamedFile(deps.db, { ...run, fileName: run.source.fileName, sha256: await fileHashOf(deps.db, importId) }, importId);
      const report = await runImporter(deps, {
        ...run,
        onProgress: (progress) => {
          run.onProgress?.(progress);
          saver.save(progress);
        },
        onFailedReport: (report) => {
          failedReport = report;
          run.onFailedReport?.(report);
        },
      }, async (finding) => {
        await run.onFinding?.(finding);
        await findings.add(finding);
      });
      await findings.flush();
      await saver.end();
      await finishImportJob(deps.db, importId, { state: "done", report });
      return report;
    } catch (error) {
      await saver.end();
      await findings.flush().catch(() => undefined);
      const isCancelled = run.signal.aborted || error instanceof ImportCancelled;
      await finishImportJob(deps.db, importId, isCancelled ? { state: "cancelled" } : { state: "failed", error: whyFailed(error), report: failedReport });
      throw error;
    }
  });
}

function runImporter(deps: ImportRunDeps, run: ImportRun, onFinding: ImportContext["onFinding"]): Promise<ImportReport> {
  return importKindEntry(run.kind).importer(run.source, run.options, {
    db: deps.db, pool: deps.pool, importId: run.importId, signal: run.signal, settings: deps.settings,
    onProgress: run.onProgress ?? (() => undefined), onFinding,
    onEdition: run.onEdition ?? (() => undefined), onFailedReport: run.onFailedReport ?? (() => undefined),
  });
}

function whyFailed(error: unknown): Said {
  const told = toldOf(error);
  return error instanceof ServiceError ? told : said(`The import failed inside the program; nothing of what it was doing was kept. ${told.en}`, `导入未完成，正在写的内容没有保留。${told.zh}`);
}

/** Findings go to the database in portions, outside the import's own transaction. */
class FindingWriter {
  private waiting: ImportFinding[] = [];
  private readonly db: Kysely<Database>;
  private readonly importId: number;

  constructor(db: Kysely<Database>, importId: number) {
    this.db = db;
    this.importId = importId;
  }

  async add(finding: ImportFinding): Promise<void> {
    this.waiting.push(finding);
    if (this.waiting.length >= FINDINGS_PER_WRITE) await this.flush();
  }

  async flush(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    await insertFindings(this.db, this.importId, batch);
  }
}

class ProgressSaver {
  private savedAtMs = -Infinity;
  private saving: Promise<void> | undefined;
  private readonly db: Kysely<Database>;
  private readonly importId: number;

  constructor(db: Kysely<Database>, importId: number) {
    this.db = db;
    this.importId = importId;
  }

  save(progress: ImportProgress): void {
    if (this.saving !== undefined || performance.now() - this.savedAtMs < SAVE_EVERY_MS) return;
    this.savedAtMs = performance.now();
    // A lost progress report is not a reason to lose the import.
    this.saving = saveProgress(this.db, this.importId, progress).catch(() => undefined).finally(() => { this.saving = undefined; });
  }

  async end(): Promise<void> {
    this.savedAtMs = Infinity;
    await this.saving;
  }
}
