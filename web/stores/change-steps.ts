import { shallowRef } from "vue";
import type { ChangePreview, ChangeSet, ChangeSubject } from "../../server/contract/change-set.ts";
import { applyChange, previewChange } from "../api/change-sets.ts";
import { newKey } from "../api/new-key.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** The two steps of every change set: what it would move, and putting it in force as it was seen. */
export function createChangeSteps() {
  const preview = shallowRef<ChangePreview | null>(null);
  const previewState = shallowRef<LoadState>({ kind: "idle" });
  const previewSince = shallowRef(0);
  const applied = shallowRef<ChangeSet | null>(null);
  const applyState = shallowRef<LoadState>({ kind: "idle" });
  let computing: AbortController | null = null;
  let order: { key: string; text: string } | null = null;

  /** What was computed is of an earlier state of the draft, or of another one. */
  function forget(): void {
    computing?.abort();
    preview.value = applied.value = null;
    previewState.value = applyState.value = { kind: "idle" };
  }

  /** Computes anew; until the answer is there the earlier one stays. */
  async function compute(subject: ChangeSubject): Promise<void> {
    computing?.abort();
    const mine = (computing = new AbortController());
    previewState.value = { kind: "loading" };
    previewSince.value = Date.now();
    try {
      const found = await previewChange(subject, mine.signal);
      if (mine.signal.aborted) return;
      preview.value = found;
      previewState.value = { kind: "ready", at: new Date(found.computedAt) };
    } catch (error) {
      if (!mine.signal.aborted) previewState.value = failedState(error);
    }
  }

  /** Puts the change in force and moves what was previewed, in one step; true when that was done. */
  async function apply(reason: string, by: string): Promise<boolean> {
    const seen = preview.value;
    if (seen === null) return false;
    const request = { subject: seen.subject, basis: seen.basis, reason, ...(by === "" ? {} : { by }) };
    const text = JSON.stringify(request);
    // The same order again must not be carried out twice; another one needs a key of its own.
    order = order?.text === text ? order : { key: newKey(), text };
    applyState.value = { kind: "loading" };
    try {
      const done = await applyChange(request, order.key);
      applied.value = done;
      applyState.value = { kind: "ready", at: new Date(done.appliedAt) };
      return true;
    } catch (error) {
      applyState.value = failedState(error);
      return false;
    }
  }

  return { preview, previewState, previewSince, applied, applyState, forget, compute, apply };
}
