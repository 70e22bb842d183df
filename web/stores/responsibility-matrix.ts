import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { MatrixEntry, ResponsibilityChecks, ResponsibilityMatrix } from "../../server/contract/responsibility.ts";
import { fetchChecks, fetchMatrix } from "../api/responsibility.ts";
import { failedState, type LoadState } from "./load-state.ts";

export const entryKey = (area: number, categoryCode: string): string => `${area} ${categoryCode}`;

/** The matrix and what of it is not in order, in force or by a draft. What was there stays while it is fetched anew. */
export const useResponsibilityMatrixStore = defineStore("responsibility-matrix", () => {
  const matrix = shallowRef<ResponsibilityMatrix | null>(null);
  const checks = shallowRef<ResponsibilityChecks | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const entries = computed(() => new Map<string, MatrixEntry>((matrix.value?.entries ?? []).map((entry) => [entryKey(entry.area, entry.categoryCode), entry])));
  const rules = computed(() => new Map((matrix.value?.rules ?? []).map((rule) => [rule.code, rule])));
  const departments = computed(() => new Map((matrix.value?.departments ?? []).map((department) => [department.code, department])));
  const categories = computed(() => new Map((matrix.value?.categories ?? []).map((category) => [category.code, category])));
  let running: AbortController | null = null;

  async function load(draftId: number | null): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    state.value = { kind: "loading" };
    try {
      [matrix.value, checks.value] = await Promise.all([fetchMatrix(draftId, mine.signal), fetchChecks(draftId, mine.signal)]);
      state.value = { kind: "ready", at: new Date(matrix.value.at) };
    } catch (error) {
      if (!mine.signal.aborted) state.value = failedState(error);
    }
  }

  return { matrix, checks, state, entries, rules, departments, categories, load };
});
