import type { Store } from "../../store/open-store.ts";
import type { ImportContext } from "../importer.ts";
import { type BackgroundWork, directWork, threadWork } from "./background-work.ts";
import { ImportJobs } from "./import-jobs.ts";
import { queuedWork } from "./queued-work.ts";
import { UploadFolder } from "./upload-folder.ts";

export interface OpenImportJobs {
  jobs: ImportJobs;
  uploads: UploadFolder;
  work: BackgroundWork;
  /** Stops what runs; the next `openImportJobs` goes on with it. */
  close(): Promise<void>;
}

export interface OpenImportJobsOptions {
  /** Absolute. */
  dataDir: string;
  settings: ImportContext["settings"];
  maxUploadBytes: number;
  /** Program to start on a thread per task; undefined does the work on this thread. */
  workerFile: string | undefined;
  logError(error: unknown): void;
}

/** Makes ready for imports by the API, and goes on with those that an earlier process left. */
export async function openImportJobs(store: Store, options: OpenImportJobsOptions): Promise<OpenImportJobs> {
  const { settings, logError } = options;
  const deps = { db: store.kysely, pool: store.pool };
  const uploads = new UploadFolder(options.dataDir, options.maxUploadBytes);
  const work = queuedWork(options.workerFile === undefined
    ? directWork({ ...deps, settings })
    : threadWork(options.workerFile, store.connectionString, settings));
  const jobs = new ImportJobs({ ...deps, work, uploads, logError });
  await jobs.resume();
  return { jobs, uploads, work, close: () => jobs.stop() };
}
