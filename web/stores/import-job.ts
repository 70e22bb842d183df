import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import type { ImportFinding, ImportJob } from "../../server/contract/import.ts";
import { cancelImport, fetchImport, fetchImportFindings, findingsCsvPath } from "../api/imports.ts";
import { isUnderWay, useImportsStore } from "./imports.ts";
import { failedState, type LoadState } from "./load-state.ts";

const PAGE_SIZE = 100;

/** The one import that is looked at, with its findings as far as they were asked for. */
export const useImportJobStore = defineStore("import-job", () => {
  const imports = useImportsStore();
  const job = shallowRef<ImportJob | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const findings = shallowRef<readonly ImportFinding[]>([]);
  const nextCursor = ref<string | null>(null);
  const findingsState = shallowRef<LoadState>({ kind: "idle" });
  const cancelState = shallowRef<LoadState>({ kind: "idle" });

  let openedId: number | null = null;

  /** Where all findings are as a table. */
  const csvPath = computed(() => (job.value === null ? "" : findingsCsvPath(job.value.id)));

  /** Turns to another import; what is known of it from the list shows at once. */
  async function open(id: number): Promise<void> {
    openedId = id;
    if (job.value?.id !== id) {
      job.value = imports.items.find((known) => known.id === id) ?? null;
      findings.value = [];
      nextCursor.value = null;
      findingsState.value = { kind: "idle" };
      cancelState.value = { kind: "idle" };
    }
    await refresh(id);
  }

  async function refresh(id: number): Promise<void> {
    state.value = { kind: "loading" };
    try {
      const now = await fetchImport(id);
      if (openedId !== id) return;
      await take(now);
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (openedId === id) state.value = failedState(error);
    }
  }

  async function take(now: ImportJob): Promise<void> {
    const isNew = job.value?.id !== now.id || isUnderWay(job.value) || findingsState.value.kind === "idle";
    job.value = now;
    imports.put(now);
    // Rows keep coming while it runs: the first page shows what kind of fault to expect.
    if (isNew) await loadFindings(null);
  }

  async function loadFindings(cursor: string | null): Promise<void> {
    const id = job.value?.id;
    if (id === undefined) return;
    findingsState.value = { kind: "loading" };
    try {
      const page = await fetchImportFindings(id, PAGE_SIZE, cursor);
      if (job.value?.id !== id) return;
      findings.value = cursor === null ? page.items : [...findings.value, ...page.items];
      nextCursor.value = page.nextCursor;
      findingsState.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (job.value?.id === id) findingsState.value = failedState(error);
    }
  }

  async function moreFindings(): Promise<void> {
    if (nextCursor.value !== null && findingsState.value.kind !== "loading") await loadFindings(nextCursor.value);
  }

  async function cancel(): Promise<void> {
    if (job.value === null || cancelState.value.kind === "loading") return;
    cancelState.value = { kind: "loading" };
    try {
      const now = await cancelImport(job.value.id);
      if (openedId === now.id) await take(now);
      cancelState.value = { kind: "ready", at: new Date() };
    } catch (error) {
      cancelState.value = failedState(error);
    }
  }

  return { job, state, findings, nextCursor, findingsState, cancelState, csvPath, open, loadFindings, moreFindings, cancel };
});
