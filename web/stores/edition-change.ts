import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { ChangePreview, ChangeSet } from "../../server/contract/change-set.ts";
import type { EditionDifferenceAnswer } from "../../server/contract/edition-draft.ts";
import { applyChange, previewChange } from "../api/change-sets.ts";
import { fetchDifference, publishEdition } from "../api/editions.ts";
import { useEditionsStore } from "./editions.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** What taking over the chosen draft would change: the ground that changes hands, and the open incidents on it. */
export const useEditionChangeStore = defineStore("edition-change", () => {
  const editions = useEditionsStore();
  const difference = shallowRef<EditionDifferenceAnswer | null>(null);
  const differenceState = shallowRef<LoadState>({ kind: "idle" });
  const preview = shallowRef<ChangePreview | null>(null);
  const previewState = shallowRef<LoadState>({ kind: "idle" });
  const previewSince = shallowRef(0);
  const applied = shallowRef<ChangeSet | null>(null);
  const applyState = shallowRef<LoadState>({ kind: "idle" });
  let running: AbortController | null = null;
  let order: { key: string; text: string } | null = null;

  /** What was computed is of an earlier state of the draft, or of another one. */
  function forget(): void {
    running?.abort();
    difference.value = null;
    preview.value = null;
    applied.value = null;
    differenceState.value = previewState.value = applyState.value = { kind: "idle" };
  }

  async function loadDifference(): Promise<void> {
    const [draft, base] = [editions.chosen, editions.base];
    if (draft === null || base === null) return;
    const mine = (running = new AbortController());
    differenceState.value = { kind: "loading" };
    try {
      difference.value = await fetchDifference(base.id, draft.id, mine.signal);
      differenceState.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (!mine.signal.aborted) differenceState.value = failedState(error);
    }
  }

  async function loadPreview(): Promise<void> {
    const draft = editions.chosen;
    if (draft === null) return;
    previewState.value = { kind: "loading" };
    previewSince.value = Date.now();
    try {
      const found = await previewChange({ kind: "edition", editionId: draft.id });
      // Another draft may have been chosen meanwhile.
      if (editions.chosen?.id !== draft.id) return;
      preview.value = found;
      previewState.value = { kind: "ready", at: new Date(found.computedAt) };
    } catch (error) {
      if (editions.chosen?.id === draft.id) previewState.value = failedState(error);
    }
  }

  /** Publishes the draft and moves the incidents that were previewed, in one step. */
  async function apply(reason: string, by: string): Promise<boolean> {
    const [draft, seen] = [editions.chosen, preview.value];
    if (draft === null || seen === null) return false;
    const request = { subject: { kind: "edition" as const, editionId: draft.id }, basis: seen.basis, reason, ...(by === "" ? {} : { by }) };
    const text = JSON.stringify(request);
    // The same order again must not be carried out twice; another one needs a key of its own.
    order = order?.text === text ? order : { key: crypto.randomUUID(), text };
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

  return { difference, differenceState, preview, previewState, previewSince, applied, applyState, forget, loadDifference, loadPreview, apply, publish };
});
