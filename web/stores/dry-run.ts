import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { DryRun } from "../../server/contract/responsibility.ts";
import { beginDryRun, cancelDryRun, fetchDryRun, fetchDryRuns } from "../api/responsibility.ts";
import { failedState, type LoadState } from "./load-state.ts";

const ASK_EVERY_MS = 400;

/** The newest dry run of the draft that is open: how far it is, or what it found. */
export const useDryRunStore = defineStore("dry-run", () => {
  const run = shallowRef<DryRun | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const since = shallowRef(0);
  const isUnderWay = computed(() => run.value?.state === "queued" || run.value?.state === "running");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownDraft: number | null = null;

  /** Shows the newest run of this draft, if it has one. */
  async function show(draftId: number | null): Promise<void> {
    clearTimeout(timer);
    shownDraft = draftId;
    run.value = null;
    state.value = { kind: "idle" };
    if (draftId === null) return;
    await keep(draftId, async () => (await fetchDryRuns(draftId))[0] ?? null);
  }

  async function begin(): Promise<void> {
    const draftId = shownDraft;
    if (draftId === null) return;
    state.value = { kind: "loading" };
    since.value = Date.now();
    await keep(draftId, () => beginDryRun(draftId));
  }

  async function cancel(): Promise<void> {
    const [draftId, id] = [shownDraft, run.value?.id];
    if (draftId !== null && id !== undefined) await keep(draftId, () => cancelDryRun(id));
  }

  /** Another draft may have been opened while the answer was on its way. */
  async function keep(draftId: number, ask: () => Promise<DryRun | null>): Promise<void> {
    clearTimeout(timer);
    try {
      const answer = await ask();
      if (shownDraft !== draftId) return;
      run.value = answer;
      state.value = answer === null ? { kind: "idle" } : { kind: "ready", at: new Date() };
      if (answer !== null && isUnderWay.value) timer = setTimeout(() => void keep(draftId, () => fetchDryRun(answer.id)), ASK_EVERY_MS);
    } catch (error) {
      if (shownDraft === draftId) state.value = failedState(error);
    }
  }

  return { run, state, since, isUnderWay, show, begin, cancel, stop: () => clearTimeout(timer) };
});
