import type { Kysely } from "kysely";
import type pg from "pg";
import type { ImportFinding, ImportOptions, ImportReport } from "../contract/import.ts";
import type { Database } from "../store/schema.ts";

/** The file to import. It can be opened more than once: some imports read twice. */
export interface ImportSource {
  /** Name as the user gave it, without folders. */
  fileName: string;
  /** Size on disk in bytes (compressed size for .gz): what progress is measured against. */
  bytesTotal: number;
  /** A fresh stream of the raw bytes, still compressed if the file is; counts bytes as read. */
  open(onBytes: (bytesDone: number) => void): NodeJS.ReadableStream;
}

export interface ImportProgress {
  bytesDone: number;
  rowsRead: number;
  rowsStored: number;
  rowsPresent: number;
  rowsRejected: number;
  /** What is being done now, for people: reading, checking, storing, … */
  phase: string;
}

export interface ImportContext {
  db: Kysely<Database>;
  pool: pg.Pool;
  /** The row in import_job that this run belongs to; absent on a dry run without a job. */
  importId: number | null;
  signal: AbortSignal;
  onProgress(progress: ImportProgress): void;
  /** Keeps one finding. Nothing that was refused may go unreported. */
  onFinding(finding: ImportFinding): void | Promise<void>;
  /** Told which boundary edition cells went into, once that is stored. */
  onEdition?(editionId: number): void;
  /** Told the totals of an import that has read its file and is about to fail all the same. */
  onFailedReport?(report: ImportReport): void;
  settings: { timeZone: string; nearestToleranceMetres: number; warningDistanceMetres: number };
}

/**
 * Reads one file of one kind into the database.
 *
 * @throws {InvalidError} when the options or the file as a whole cannot be used: unknown column,
 *   missing reference system, unreadable encoding. A bad row is a finding, not an exception.
 */
export type Importer = (source: ImportSource, options: ImportOptions, context: ImportContext) => Promise<ImportReport>;
