import type { ImportFinding, ImportOptions, ImportReport } from "../../../server/contract/import.ts";
import { importOptionsSchema } from "../../../server/contract/import.ts";
import { importIncidents } from "../../../server/imports/incidents/import-incidents.ts";
import type { ImportSource } from "../../../server/imports/importer.ts";
import type { Store } from "../../../server/store/open-store.ts";

export const TEST_SETTINGS = { timeZone: "Asia/Shanghai", nearestToleranceMetres: 200, warningDistanceMetres: 50 };

export async function newImportJob({ kysely }: Store, fileName: string): Promise<number> {
  const { id } = await kysely.insertInto("import_job")
    .values({ kind: "incidents", file_name: fileName, options: "{}", dry_run: false, came_by: "command", state: "running" }).returning("id").executeTakeFirstOrThrow();
  return id;
}

export interface ImportRun {
  importId: number;
  report: ImportReport;
  findings: ImportFinding[];
}

/** Runs one import with a job of its own. */
export async function runImport(store: Store, source: ImportSource, options: Partial<ImportOptions>, signal?: AbortSignal): Promise<ImportRun> {
  const importId = await newImportJob(store, source.fileName);
  const findings: ImportFinding[] = [];
  const report = await importIncidents(source, importOptionsSchema.parse(options), {
    db: store.kysely, pool: store.pool, importId, signal: signal ?? new AbortController().signal,
    onProgress: () => undefined, onFinding: (finding) => void findings.push(finding), settings: TEST_SETTINGS,
  });
  return { importId, report, findings };
}
