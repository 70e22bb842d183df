import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import type { ImportJob, ImportKind } from "../../server/contract/import.ts";
import { uploadImport } from "../api/upload-import.ts";
import type { FileHead } from "../file-head/file-head.ts";
import { readFileHead } from "../file-head/read-file-head.ts";
import { useDeploymentStore } from "./deployment.ts";
import { useImportKindsStore } from "./import-kinds.ts";
import { useImportsStore } from "./imports.ts";
import { failedState, type LoadState } from "./load-state.ts";
import { createRequestKey } from "./request-key.ts";
import { useReadingUnitsStore } from "./reading-units.ts";
import { firstChoices, type FieldSource, type ImportChoices, type ImportPlan, optionsOf, problemsOf } from "./new-import-state.ts";

export interface UploadProgress { sentBytes: number; totalBytes: number; startedAtMs: number; nowMs: number; }

/** The import that is being prepared, and its file on the way to the server. It outlives its form, so that a dry run can be followed by the real one. */
export const useNewImportStore = defineStore("new-import", () => {
  const [deployment, kinds, imports, readings] = [useDeploymentStore(), useImportKindsStore(), useImportsStore(), useReadingUnitsStore()];
  const kindName = ref<ImportKind | "">("");
  const file = shallowRef<File | null>(null);
  const head = shallowRef<FileHead | null>(null);
  const sources = shallowRef<ReadonlyMap<string, FieldSource>>(new Map());
  const choices = ref<ImportChoices>(firstChoices(deployment.timeZone));
  const state = shallowRef<LoadState>({ kind: "idle" });
  const progress = shallowRef<UploadProgress | null>(null);
  /** The job of the file that is still chosen, when it was a dry run. */
  const triedAs = ref<number | null>(null);
  let sending: AbortController | null = null;
  // The key belongs to the content: sending the same again after a failure makes no second job.
  const key = createRequestKey();

  const kind = computed(() => kinds.byName.get(kindName.value) ?? null);
  const plan = computed<ImportPlan>(() => ({
    kind: kind.value, file: file.value, head: head.value, sources: sources.value, choices: choices.value, units: readings.units, mostUploadBytes: kinds.kinds?.mostUploadBytes ?? Infinity,
  }));
  const problems = computed(() => problemsOf(plan.value));
  const isSending = computed(() => progress.value !== null);

  async function chooseFile(chosen: File | null): Promise<void> {
    file.value = chosen;
    head.value = null;
    triedAs.value = null;
    state.value = { kind: "idle" };
    await readHead();
  }
  /** Reads the beginning again, as after another encoding was stated. */
  async function readHead(): Promise<void> {
    const mine = file.value;
    const found = mine === null ? null : await readFileHead(mine, choices.value.encoding);
    if (file.value === mine) head.value = found;
  }
  function place(field: string, source: FieldSource): void {
    sources.value = new Map(sources.value).set(field, source);
  }

  /** Sends the file; answers with its job, or null when it did not come to that. */
  async function start(dryRun: boolean): Promise<ImportJob | null> {
    const [mine, of] = [file.value, kind.value];
    if (mine === null || of === null || problems.value.length > 0 || isSending.value) return null;
    const options = optionsOf(plan.value, dryRun);
    sending = new AbortController();
    const startedAtMs = performance.now();
    state.value = { kind: "loading" };
    progress.value = { sentBytes: 0, totalBytes: mine.size, startedAtMs, nowMs: startedAtMs };
    try {
      const job = await uploadImport({
        kind: of.kind, file: mine, options, idempotencyKey: key.of([of.kind, mine.name, mine.size, mine.lastModified, options]), signal: sending.signal,
        onProgress: (sentBytes, totalBytes) => { progress.value = { sentBytes, totalBytes, startedAtMs, nowMs: performance.now() }; },
      });
      key.done();
      state.value = { kind: "ready", at: new Date() };
      triedAs.value = dryRun ? job.id : null;
      imports.put(job);
      return job;
    } catch (error) {
      state.value = sending.signal.aborted ? { kind: "idle" } : failedState(error);
      return null;
    } finally {
      progress.value = null;
    }
  }

  function stop(): void {
    sending?.abort(new DOMException("stopped by the user", "AbortError"));
  }
  function clear(): void {
    file.value = null;
    head.value = null;
    sources.value = new Map();
    choices.value = firstChoices(deployment.timeZone);
    state.value = { kind: "idle" };
    triedAs.value = null;
  }

  return { kindName, kind, file, head, sources, choices, plan, problems, state, progress, isSending, triedAs, chooseFile, readHead, place, start, stop, clear };
});
