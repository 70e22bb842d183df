import { shallowRef } from "vue";
import type { ChangePreview, ChangeSet, ChangeSubject } from "../../server/contract/change-set.ts";
import { applyChange, previewChange } from "../api/change-sets.ts";
import { createAsked } from "./asked.ts";
import { failedState, type LoadState } from "./load-state.ts";
import { createRequestKey } from "./request-key.ts";

/** The two steps of every change set: what it would move, and putting it in force as it was seen. */
export function createChangeSteps() {
  const preview = createAsked<ChangePreview>();
  const previewSince = shallowRef(0);
  const applied = shallowRef<ChangeSet | null>(null);
  const applyState = shallowRef<LoadState>({ kind: "idle" });
  const key = createRequestKey();

  /** What was computed is of an earlier state of the draft, or of another one; so is what is still on its way. */
  function forget(): void {
    preview.clear();
    applied.value = null;
    applyState.value = { kind: "idle" };
  }

  /** Computes anew; until the answer is there the earlier one stays. */
  async function compute(subject: ChangeSubject): Promise<void> {
    previewSince.value = Date.now();
    await preview.ask((signal) => previewChange(subject, signal));
  }

  /** Puts the change in force and moves what was previewed, in one step; true when that was done. */
  async function apply(reason: string, by: string): Promise<boolean> {
    const seen = preview.value.value;
    if (seen === null) return false;
    const order = { subject: seen.subject, basis: seen.basis, reason, ...(by === "" ? {} : { by }) };
    applyState.value = { kind: "loading" };
    try {
      applied.value = await applyChange(order, key.of(order));
      applyState.value = { kind: "ready", at: new Date(applied.value.appliedAt) };
      return true;
    } catch (error) {
      applyState.value = failedState(error);
      return false;
    }
  }

  return { preview: preview.value, previewState: preview.state, previewSince, applied, applyState, forget, compute, apply };
}
