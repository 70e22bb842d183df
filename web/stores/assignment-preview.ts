import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import type { Explanation } from "../../server/contract/assignment.ts";
import type { StatedPosition } from "../../server/contract/primitives.ts";
import { fetchPreview } from "../api/assignments.ts";
import { fetchCell } from "../api/cells.ts";
import { createAsked } from "./asked.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** Who would own the chosen place. Nothing is stored. */
export const useAssignmentPreviewStore = defineStore("assignment-preview", () => {
  const explanation = shallowRef<Explanation | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  /** Null asks for the cell alone. */
  const categoryCode = ref<string | null>(null);
  /** How far off the position may be; null: not stated. */
  const accuracyMetres = ref<number | null>(null);
  const beside = createAsked<Explanation>();
  let running: AbortController | null = null;
  let asked: StatedPosition | null = null;

  async function ask(position: StatedPosition): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    // What was found of another place is not of this one; of another category it stays until the new answer is there.
    if (position.x !== asked?.x || position.y !== asked.y || position.crs !== asked.crs) explanation.value = null;
    asked = position;
    state.value = { kind: "loading" };
    try {
      const category = categoryCode.value === null ? {} : { categoryCode: categoryCode.value };
      const accuracy = accuracyMetres.value === null ? {} : { accuracyMetres: accuracyMetres.value };
      explanation.value = await fetchPreview({ position, ...category, ...accuracy }, mine.signal);
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (mine.signal.aborted) return;
      explanation.value = null;
      state.value = failedState(error);
    }
  }

  /** Who would answer in the cell beside it, for a point well within that. */
  async function askBeside(): Promise<void> {
    const other = explanation.value?.nearestOther ?? null;
    const territory = explanation.value?.edition?.territory ?? null;
    if (other === null) return beside.clear();
    const category = categoryCode.value === null ? {} : { categoryCode: categoryCode.value };
    await beside.ask(async (signal) => {
      const { label } = await fetchCell(other.code, territory, signal);
      return fetchPreview({ position: { x: label.lng, y: label.lat, crs: "wgs84" }, ...category }, signal);
    }, true);
  }

  function clear(): void {
    running?.abort();
    beside.clear();
    explanation.value = null;
    state.value = { kind: "idle" };
  }

  return { explanation, state, categoryCode, accuracyMetres, beside: beside.value, besideState: beside.state, ask, askBeside, clear };
});
