import { defineStore } from "pinia";
import type { EditionDifferenceAnswer } from "../../server/contract/edition-draft.ts";
import { fetchDifference, publishEdition } from "../api/editions.ts";
import { createAsked } from "./asked.ts";
import { createChangeSteps } from "./change-steps.ts";
import { useEditionsStore } from "./editions.ts";
import { failedState } from "./load-state.ts";

/** What taking over the chosen draft would change: the ground that changes hands, and the open incidents on it. */
export const useEditionChangeStore = defineStore("edition-change", () => {
  const editions = useEditionsStore();
  const difference = createAsked<EditionDifferenceAnswer>();
  const steps = createChangeSteps();

  function forget(): void {
    difference.clear();
    steps.forget();
  }

  async function loadDifference(): Promise<void> {
    const [draft, base] = [editions.chosen, editions.base];
    if (draft !== null && base !== null) await difference.ask((signal) => fetchDifference(base.id, draft.id, signal));
  }

  async function loadPreview(): Promise<void> {
    if (editions.chosen !== null) await steps.compute({ kind: "edition", editionId: editions.chosen.id });
  }

  /** Publishes the draft and moves the incidents that were previewed, in one step. */
  async function apply(reason: string, by: string): Promise<boolean> {
    const isDone = await steps.apply(reason, by);
    if (isDone) await editions.load();
    return isDone;
  }

  /** For the first edition of a territory: there is nothing to compare with and nothing to move. */
  async function publish(): Promise<boolean> {
    const draft = editions.chosen;
    if (draft === null) return false;
    steps.applyState.value = { kind: "loading" };
    try {
      editions.take(await publishEdition(draft.id));
      steps.applyState.value = { kind: "ready", at: new Date() };
      return true;
    } catch (error) {
      steps.applyState.value = failedState(error);
      return false;
    }
  }

  return { ...steps, difference: difference.value, differenceState: difference.state, forget, loadDifference, loadPreview, apply, publish };
});
