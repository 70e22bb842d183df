import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { ChangePreview, ChangeSet } from "../../server/contract/change-set.ts";
import { applyChange, previewChange } from "../api/change-sets.ts";
import { newKey } from "../api/new-key.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** What applying a draft of the matrix would move, and applying it. */
export const useRuleChangeStore = defineStore("rule-change", () => {
  const preview = shallowRef<ChangePreview | null>(null);
  const applied = shallowRef<ChangeSet | null>(null);
  const previewState = shallowRef<LoadState>({ kind: "idle" });
  const applyState = shallowRef<LoadState>({ kind: "idle" });
  let running: AbortController | null = null;
  let order: { key: string; text: string } | null = null;

  /** What was computed is of an earlier state of the draft, or of another one. */
  function forget(): void {
    running?.abort();
    preview.value = null;
    previewState.value = applyState.value = { kind: "idle" };
  }

  async function load(draftId: number): Promise<void> {
    forget();
    const mine = (running = new AbortController());
    applied.value = null;
    previewState.value = { kind: "loading" };
    try {
      preview.value = await previewChange({ kind: "rules", draftId }, mine.signal);
      previewState.value = { kind: "ready", at: new Date(preview.value.computedAt) };
    } catch (error) {
      if (!mine.signal.aborted) previewState.value = failedState(error);
    }
  }

  /** Puts the draft in force and moves what was previewed, in one step. */
  async function apply(reason: string, by: string): Promise<boolean> {
    const seen = preview.value;
    if (seen === null) return false;
    const request = { subject: seen.subject, basis: seen.basis, reason, ...(by === "" ? {} : { by }) };
    const text = JSON.stringify(request);
    // The same order again must not be carried out twice; another one needs a key of its own.
    order = order?.text === text ? order : { key: newKey(), text };
    applyState.value = { kind: "loading" };
    try {
      applied.value = await applyChange(request, order.key);
      applyState.value = { kind: "ready", at: new Date(applied.value.appliedAt) };
      return true;
    } catch (error) {
      applyState.value = failedState(error);
      return false;
    }
  }

  return { preview, applied, previewState, applyState, forget, load, apply };
});
