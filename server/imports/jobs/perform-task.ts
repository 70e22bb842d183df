import { applyChange, type ApplyOutcome } from "../../change-sets/apply-change.ts";
import type { ChangeStep } from "../../change-sets/change-step.ts";
import { previewChange } from "../../change-sets/preview-change.ts";
import type { ChangeApplication, ChangePreview, ChangeSubject } from "../../contract/change-set.ts";
import type { ImportKind, ImportOptions } from "../../contract/import.ts";
import { checkEdition } from "../../editions/check-edition.ts";
import { type EditionDifference, editionDifference } from "../../editions/edition-difference.ts";
import { publishEdition } from "../../editions/publish-edition.ts";
import { performDryRun } from "../../responsibility/dry-run/perform-dry-run.ts";
import { fileSource } from "../read/file-source.ts";
import { type ImportRunDeps, runImportJob } from "./run-import-job.ts";

/** Work too heavy for the thread that answers requests; plain data, so that it can cross threads. */
export type Task =
  | { do: "import"; importId: number; kind: ImportKind; path: string; fileName: string; options: ImportOptions }
  | { do: "check"; editionId: number }
  | { do: "publish"; editionId: number; accept: string[]; reason: string | undefined }
  | { do: "dry-run"; dryRunId: number }
  | { do: "difference"; fromEditionId: number; toEditionId: number }
  | { do: "preview-change"; subject: ChangeSubject }
  | { do: "apply-change"; wish: ChangeApplication; idempotencyKey: string | null };

export type TaskDeps = ImportRunDeps;

/** What a task answers; the results of the others are in the database afterwards. */
export type TaskResult<T extends Task> = T extends { do: "preview-change" } ? ChangePreview : T extends { do: "apply-change" } ? ApplyOutcome
  : T extends { do: "difference" } ? EditionDifference : undefined;

/** Carries out one task on this thread. */
export async function performTask<T extends Task>(deps: TaskDeps, task: T, signal: AbortSignal, onStep: (step: ChangeStep) => void = () => undefined): Promise<TaskResult<T>> {
  // Holds because each case answers what TaskResult says of it.
  return await perform(deps, task, signal, onStep) as TaskResult<T>;
}

async function perform(deps: TaskDeps, task: Task, signal: AbortSignal, onStep: (step: ChangeStep) => void): Promise<ChangePreview | ApplyOutcome | EditionDifference | undefined> {
  const onProgress = () => { signal.throwIfAborted(); };
  switch (task.do) {
    case "import": {
      const source = await fileSource(task.path);
      await runImportJob(deps, { importId: task.importId, kind: task.kind, source: { ...source, fileName: task.fileName }, options: task.options, signal });
      return undefined;
    }
    case "check":
      await checkEdition(deps.db, task.editionId, { onProgress });
      return undefined;
    case "publish":
      await publishEdition(deps.db, task.editionId, { accept: task.accept, reason: task.reason, onProgress });
      return undefined;
    case "dry-run":
      await performDryRun(deps.db, task.dryRunId, deps.settings.timeZone, signal);
      return undefined;
    case "difference":
      signal.throwIfAborted();
      return editionDifference(deps.db, task.fromEditionId, task.toEditionId);
    case "preview-change":
      return previewChange({ ...deps, onProgress: stepping(signal, onStep) }, task.subject);
    case "apply-change":
      return applyChange({ ...deps, onProgress: stepping(signal, onStep) }, task.wish, task.idempotencyKey);
  }
}

function stepping(signal: AbortSignal, onStep: (step: ChangeStep) => void): (step: ChangeStep) => void {
  return (step) => {
    signal.throwIfAborted();
    onStep(step);
  };
}
