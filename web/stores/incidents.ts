import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import type { IncidentSummary } from "../../server/contract/incident.ts";
import { fetchIncidentPage } from "../api/incidents.ts";
import { useFiltersStore } from "./filters.ts";
import { mergeNewest } from "./merge-newest.ts";
import { failedState, type LoadState } from "./load-state.ts";

const PAGE_SIZE = 50;

/** The list under the filter, newest first, a page at a time. */
export const useIncidentsStore = defineStore("incidents", () => {
  const filters = useFiltersStore();
  const items = shallowRef<readonly IncidentSummary[]>([]);
  const nextCursor = ref<string | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const moreState = shallowRef<LoadState>({ kind: "idle" });
  const shownQuery = ref<string | null>(null);
  const isStale = computed(() => shownQuery.value !== null && shownQuery.value !== filters.query.toString());
  let running: AbortController | null = null;

  /** Fetches the first page. Under an unchanged filter, rows already loaded below it stay. */
  async function refresh(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const filter = filters.query;
    state.value = { kind: "loading" };
    try {
      const page = await fetchIncidentPage({ filter, limit: PAGE_SIZE, signal: mine.signal });
      const merged = shownQuery.value === filter.toString() ? mergeNewest(items.value, page.items) : null;
      items.value = merged ?? page.items;
      if (merged === null) nextCursor.value = page.nextCursor;
      shownQuery.value = filter.toString();
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (!mine.signal.aborted) state.value = failedState(error);
    }
  }

  async function loadMore(): Promise<void> {
    if (nextCursor.value === null || moreState.value.kind === "loading" || isStale.value) return;
    const filter = filters.query;
    moreState.value = { kind: "loading" };
    try {
      const page = await fetchIncidentPage({ filter, limit: PAGE_SIZE, cursor: nextCursor.value });
      moreState.value = { kind: "ready", at: new Date() };
      // The filter may have changed meanwhile; its own first page is then on the way.
      if (filter.toString() !== shownQuery.value) return;
      const known = new Set(items.value.map((item) => item.id));
      items.value = [...items.value, ...page.items.filter((item) => !known.has(item.id))];
      nextCursor.value = page.nextCursor;
    } catch (error) {
      moreState.value = failedState(error);
    }
  }

  return { items, nextCursor, state, moreState, isStale, refresh, loadMore };
});
