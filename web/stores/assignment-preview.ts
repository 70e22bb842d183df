import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import type { Explanation } from "../../server/contract/assignment.ts";
import type { StatedPosition } from "../../server/contract/primitives.ts";
import { fetchPreview } from "../api/assignments.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** Who would own the chosen place. Nothing is stored. */
export const useAssignmentPreviewStore = defineStore("assignment-preview", () => {
  const explanation = shallowRef<Explanation | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  /** Null asks for the cell alone. */
  const categoryCode = ref<string | null>(null);
  let running: AbortController | null = null;

  async function ask(position: StatedPosition): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    state.value = { kind: "loading" };
    try {
      const category = categoryCode.value === null ? {} : { categoryCode: categoryCode.value };
      explanation.value = await fetchPreview({ position, ...category }, mine.signal);
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (mine.signal.aborted) return;
      explanation.value = null;
      state.value = failedState(error);
    }
  }

  function clear(): void {
    running?.abort();
    explanation.value = null;
    state.value = { kind: "idle" };
  }

  return { explanation, state, categoryCode, ask, clear };
});
