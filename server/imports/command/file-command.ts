import { basename, resolve } from "node:path";
import type { Kysely } from "kysely";
import type { ImportReport } from "../../contract/import.ts";
import { checkEdition } from "../../editions/check-edition.ts";
import { UsageError } from "../../errors.ts";
import type { ImportContext } from "../importer.ts";
import { createImportJob } from "../jobs/import-job-rows.ts";
import { runImportJob } from "../jobs/run-import-job.ts";
import { fileSource } from "../read/file-source.ts";
import { hashFile } from "../read/hash-file.ts";
import { openRows } from "../read/open-rows.ts";
import { raggedFault } from "../read/row-table.ts";
import { ProgressBar, type ProgressOutput } from "../read/progress-bar.ts";
import type { Store } from "../../store/open-store.ts";
import type { Database } from "../../store/schema.ts";
import { findingsTable, writeReport } from "./edition-command.ts";
import { FindingsFile, findingsFileName } from "./findings-file.ts";
import type { FileCommand } from "./parse-arguments.ts";
import { requireWritable } from "./require-writable.ts";
import { reportTable } from "./report-table.ts";

interface FileCommandDeps {
  /** Called once the file and the arguments are known to be usable. */
  open(): Promise<Store>;
  settings: ImportContext["settings"];
  signal: AbortSignal;
  say(text: string): void;
  complain(text: string): void;
  progress: ProgressOutput;
  /** Folder that relative files start from. */
  folder: string;
}

/** Imports one file and tells how it went; the exit code. */
export async function runFileCommand(command: FileCommand, deps: FileCommandDeps): Promise<number> {
  const path = resolve(deps.folder, command.file);
  const source = await fileSource(path);
  const options = { ...command.options, recode: await readRecodes(command.recodeFiles, deps.folder) };
  const findings = new FindingsFile(resolve(deps.folder, command.findingsFile ?? findingsFileName(basename(path))));
  await requireWritable(findings.path, "--findings FILE.csv");
  if (command.reportFile !== undefined) await requireWritable(resolve(deps.folder, command.reportFile), "--report FILE.geojson");
  const bar = new ProgressBar(deps.progress, source.bytesTotal);
  const sha256 = await hashFile(path, deps.signal);
  const store = await deps.open();
  const db = store.kysely;
  let editionId: number | undefined;
  try {
    await noteDemoCity(db, deps.say);
    const importId = options.dryRun ? null
      : await createImportJob(db, { kind: command.kind, fileName: source.fileName, options, bytesTotal: source.bytesTotal, sha256, cameBy: "command", state: "running" });
    let report: ImportReport;
    let failedReport: ImportReport | undefined;
    try {
      report = await runImportJob({ db, pool: store.pool, settings: deps.settings }, {
        importId, kind: command.kind, source, sha256, options, signal: deps.signal,
        onProgress: (progress) => { bar.update(progress); },
        onFinding: (finding) => findings.add(finding),
        onEdition: (id) => { editionId = id; },
        onFailedReport: (totals) => { failedReport = totals; },
      });
    } finally {
      bar.end();
      if (failedReport !== undefined) deps.say(reportTable(failedReport, options.dryRun));
      await findings.close();
      if (findings.written > 0) deps.say(`${findings.written} findings written to ${findings.path}.`);
      if (command.reportFile !== undefined && editionId !== undefined && options.publish) await writeReport(editionId, command.reportFile, { db, say: deps.say, folder: deps.folder });
    }
    deps.say(reportTable(report, options.dryRun));
    if (command.reportFile !== undefined && editionId !== undefined && !options.publish) {
      await checkEdition(db, editionId);
      deps.say(await findingsTable(db, editionId));
      await writeReport(editionId, command.reportFile, { db, say: deps.say, folder: deps.folder });
    }
    if (report.rowsStored + report.rowsPresent === 0) {
      deps.complain(report.rowsRead === 0 ? `${source.fileName} holds no rows, so nothing was imported.` : `No row of ${source.fileName} could be used.`);
      return 1;
    }
    return command.isStrict && report.rowsRejected > 0 ? 2 : 0;
  } finally {
    await store.close();
  }
}

/** The demo city's answers would mingle with those of a real territory. */
async function noteDemoCity(db: Kysely<Database>, say: (text: string) => void): Promise<void> {
  const deployment = await db.selectFrom("deployment").select("is_demo").executeTakeFirst();
  if (deployment?.is_demo !== true) return;
  say("This database holds the fictional demo city (演示数据). For your own territory begin with an empty one: DEMO=off and another DATA_DIR.");
}

async function readRecodes(files: Readonly<Record<string, string>>, folder: string): Promise<Record<string, Record<string, string>>> {
  const recodes: Record<string, Record<string, string>> = {};
  for (const [column, file] of Object.entries(files)) {
    const table = await openRows(await fileSource(resolve(folder, file)));
    if (table.columns.length < 2) throw new UsageError(`${file}: a recode table has two columns, the old value and the new one, under a header.`);
    const values: Record<string, string> = {};
    for await (const batch of table.batches) {
      for (const [index, row] of batch.rows.entries()) {
        const fault = batch.faults.find((found) => found.index === index) ?? raggedFault(row, table.columns.length);
        if (fault !== undefined) throw new UsageError(`${file}, row ${batch.firstRowNumber + index}: ${fault.message}`);
        values[row[0]?.trim() ?? ""] = row[1]?.trim() ?? "";
      }
    }
    recodes[column] = values;
  }
  return recodes;
}
