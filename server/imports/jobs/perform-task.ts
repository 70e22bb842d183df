import type { ImportKind, ImportOptions } from "../../contract/import.ts";
import { checkEdition } from "../../editions/check-edition.ts";
import { publishEdition } from "../../editions/publish-edition.ts";
import { performDryRun } from "../../responsibility/dry-run/perform-dry-run.ts";
import { fileSource } from "../read/file-source.ts";
import { type ImportRunDeps, runImportJob } from "./run-import-job.ts";

/** Work too heavy for the thread that answers requests; plain data, so that it can cross threads. */
export type Task =
  | { do: "import"; importId: number; kind: ImportKind; path: string; fileName: string; options: ImportOptions }
  | { do: "check"; editionId: number }
  | { do: "publish"; editionId: number; accept: string[]; reason: string | undefined }
  | { do: "dry-run"; dryRunId: number };

export type TaskDeps = ImportRunDeps;

/** Carries out one task on this thread; its results are in the database afterwards. */
export async function performTask(deps: TaskDeps, task: Task, signal: AbortSignal): Promise<void> {
  const onProgress = () => { signal.throwIfAborted(); };
  switch (task.do) {
    case "import": {
      const source = await fileSource(task.path);
      await runImportJob(deps, { importId: task.importId, kind: task.kind, source: { ...source, fileName: task.fileName }, options: task.options, signal });
      return;
    }
    case "check":
      await checkEdition(deps.db, task.editionId, { onProgress });
      return;
    case "publish":
      await publishEdition(deps.db, task.editionId, { accept: task.accept, reason: task.reason, onProgress });
      return;
    case "dry-run":
      await performDryRun(deps.db, task.dryRunId, deps.settings.timeZone, signal);
  }
}
