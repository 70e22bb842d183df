import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { EditionDifferenceAnswer } from "../../server/contract/edition-draft.ts";
import { fetchDifference, publishEdition } from "../api/editions.ts";
import { createChangeSteps } from "./change-steps.ts";
import { useEditionsStore } from "./editions.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** What taking over the chosen draft would change: the ground that changes hands, and the open incidents on it. */
export const useEditionChangeStore = defineStore("edition-change", () => {
  const editions = useEditionsStore();
  const steps = createChangeSteps();
  const difference = shallowRef<EditionDifferenceAnswer | null>(null);
  const differenceState = shallowRef<LoadState>({ kind: "idle" });
  let comparing: AbortController | null = null;

  function forget(): void {
    comparing?.abort();
    difference.value = null;
    differenceState.value = { kind: "idle" };
    steps.forget();
  }

  async function loadDifference(): Promise<void> {
    const [draft, base] = [editions.chosen, editions.base];
    if (draft === null || base === null) return;
    comparing?.abort();
    const mine = (comparing = new AbortController());
    differenceState.value = { kind: "loading" };
    try {
      const found = await fetchDifference(base.id, draft.id, mine.signal);
      if (mine.signal.aborted) return;
      difference.value = found;
      differenceState.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (!mine.signal.aborted) differenceState.value = failedState(error);
    }
  }

  async function loadPreview(): Promise<void> {
    if (editions.chosen !== null) await steps.compute({ kind: "edition", editionId: editions.chosen.id });
  }

  /** Publishes the draft and moves the incidents that were previewed, in one step. */
  async function apply(reason: string, by: string): Promise<void> {
    if (await steps.apply(reason, by)) await editions.load();
  }

  /** For the first edition of a territory: there is nothing to compare with and nothing to move. */
  async function publish(): Promise<void> {
    const draft = editions.chosen;
    if (draft === null) return;
    steps.applyState.value = { kind: "loading" };
    try {
      editions.take(await publishEdition(draft.id));
      steps.applyState.value = { kind: "ready", at: new Date() };
    } catch (error) {
      steps.applyState.value = failedState(error);
    }
  }

  return { ...steps, difference, differenceState, forget, loadDifference, loadPreview, apply, publish };
});
