import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { Summary } from "../../server/contract/summary.ts";
import { fetchSummary } from "../api/summary.ts";
import { useFiltersStore } from "./filters.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** Three views of the same counts: under the whole filter, and without the part being chosen. */
interface Counts { shown: Summary; anyResult: Summary; anyCategory: Summary; }

/** The API's counts for the panel. */
export const useSummaryStore = defineStore("summary", () => {
  const filters = useFiltersStore();
  const counts = shallowRef<Counts | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  let running: AbortController | null = null;

  async function refresh(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    state.value = { kind: "loading" };
    // Equal questions are asked once.
    const asked = new Map<string, Promise<Summary>>();
    const ask = (query: URLSearchParams) => {
      const key = query.toString();
      const answer = asked.get(key) ?? fetchSummary(query, mine.signal);
      asked.set(key, answer);
      return answer;
    };
    try {
      const [shown, anyResult, anyCategory] = await Promise.all([
        ask(filters.queryWithout()), ask(filters.queryWithout("results", "nearBoundary")), ask(filters.queryWithout("categories")),
      ]);
      counts.value = { shown, anyResult, anyCategory };
      state.value = { kind: "ready", at: new Date(shown.asOf) };
    } catch (error) {
      if (!mine.signal.aborted) state.value = failedState(error);
    }
  }

  const shown = computed(() => counts.value?.shown ?? null);
  const anyResult = computed(() => counts.value?.anyResult ?? null);
  const countByCategory = computed(() => new Map((counts.value?.anyCategory.byCategory ?? []).map((row) => [row.code, row.count])));

  return { state, shown, anyResult, countByCategory, refresh };
});
