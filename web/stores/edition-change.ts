import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { ChangePreview, ChangeSet } from "../../server/contract/change-set.ts";
import type { EditionDifferenceAnswer } from "../../server/contract/edition-draft.ts";
import { applyChange, previewChange } from "../api/change-sets.ts";
import { fetchDifference, publishEdition } from "../api/editions.ts";
import { newKey } from "../api/new-key.ts";
import { createAsked } from "./asked.ts";
import { useEditionsStore } from "./editions.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** What taking over the chosen draft would change: the ground that changes hands, and the open incidents on it. */
export const useEditionChangeStore = defineStore("edition-change", () => {
  const editions = useEditionsStore();
  const [difference, preview] = [createAsked<EditionDifferenceAnswer>(), createAsked<ChangePreview>()];
  const previewSince = shallowRef(0);
  const applied = shallowRef<ChangeSet | null>(null);
  const applyState = shallowRef<LoadState>({ kind: "idle" });
  let order: { key: string; text: string } | null = null;

  /** What was computed is of an earlier state of the draft, or of another one; so is what is still on its way. */
  function forget(): void {
    difference.clear();
    preview.clear();
    applied.value = null;
    applyState.value = { kind: "idle" };
  }

  async function loadDifference(): Promise<void> {
    const [draft, base] = [editions.chosen, editions.base];
    if (draft !== null && base !== null) await difference.ask((signal) => fetchDifference(base.id, draft.id, signal));
  }

  async function loadPreview(): Promise<void> {
    const draft = editions.chosen;
    if (draft === null) return;
    previewSince.value = Date.now();
    await preview.ask((signal) => previewChange({ kind: "edition", editionId: draft.id }, signal));
  }

  /** Publishes the draft and moves the incidents that were previewed, in one step. */
  async function apply(reason: string, by: string): Promise<boolean> {
    const [draft, seen] = [editions.chosen, preview.value.value];
    if (draft === null || seen === null) return false;
    const request = { subject: { kind: "edition" as const, editionId: draft.id }, basis: seen.basis, reason, ...(by === "" ? {} : { by }) };
    const text = JSON.stringify(request);
    // The same order again must not be carried out twice; another one needs a key of its own.
    order = order?.text === text ? order : { key: newKey(), text };
    applyState.value = { kind: "loading" };
    try {
      applied.value = await applyChange(request, order.key);
      applyState.value = { kind: "ready", at: new Date(applied.value.appliedAt) };
      await editions.load();
      return true;
    } catch (error) {
      applyState.value = failedState(error);
      return false;
    }
  }

  /** For the first edition of a territory: there is nothing to compare with and nothing to move. */
  async function publish(): Promise<boolean> {
    const draft = editions.chosen;
    if (draft === null) return false;
    applyState.value = { kind: "loading" };
    try {
      editions.take(await publishEdition(draft.id));
      applyState.value = { kind: "ready", at: new Date() };
      return true;
    } catch (error) {
      applyState.value = failedState(error);
      return false;
    }
  }

  return {
    difference: difference.value, differenceState: difference.state, preview: preview.value, previewState: preview.state, previewSince,
    applied, applyState, forget, loadDifference, loadPreview, apply, publish,
  };
});
