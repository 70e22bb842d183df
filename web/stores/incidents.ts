import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import type { ListedIncident } from "../../server/contract/incident.ts";
import { fetchIncidentPage } from "../api/incidents.ts";
import { useFiltersStore } from "./filters.ts";
import { mergeNewest } from "./merge-newest.ts";
import { failedState, type LoadState } from "./load-state.ts";
import { useLiveStore } from "./live.ts";
import { useListOrderStore } from "./list-order.ts";

const PAGE_SIZE = 50;
/** What one request may ask for. */
const MOST_ROWS = 500;

/** The list under the filter in the order chosen, a page at a time. */
export const useIncidentsStore = defineStore("incidents", () => {
  const [filters, order, live] = [useFiltersStore(), useListOrderStore(), useLiveStore()];
  const items = shallowRef<readonly ListedIncident[]>([]);
  const nextCursor = ref<string | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const moreState = shallowRef<LoadState>({ kind: "idle" });
  const shownQuery = ref<string | null>(null);
  const question = computed(() => new URLSearchParams([...filters.query, ...Object.entries(order.query)]));
  const isStale = computed(() => shownQuery.value !== null && shownQuery.value !== question.value.toString());
  let running: AbortController | null = null;
  /** Whether rows far below the first page may have come, gone or changed. */
  let isAnyRowStale = false;
  live.listen({
    onEvent: ({ type }) => { if (type === "incident.reassigned") isAnyRowStale = true; },
    onReset: () => { isAnyRowStale = true; },
  });

  /** Fetches the first page. Under an unchanged question, rows already loaded below it stay, unless incidents have changed hands. */
  async function refresh(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const asked = question.value;
    const isSame = shownQuery.value === asked.toString();
    const isTailKept = !asked.has("order") && !isAnyRowStale;
    isAnyRowStale = false;
    // In another order something new may come anywhere: as many rows as are there are fetched anew.
    const limit = isSame && !isTailKept ? Math.min(MOST_ROWS, Math.max(PAGE_SIZE, items.value.length)) : PAGE_SIZE;
    state.value = { kind: "loading" };
    try {
      const page = await fetchIncidentPage({ filter: asked, limit, signal: mine.signal });
      const merged = isSame && isTailKept ? mergeNewest(items.value, page.items) : null;
      items.value = merged ?? page.items;
      if (merged === null) nextCursor.value = page.nextCursor;
      shownQuery.value = asked.toString();
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      isAnyRowStale ||= !isTailKept;
      if (!mine.signal.aborted) state.value = failedState(error);
    }
  }

  async function loadMore(): Promise<void> {
    if (nextCursor.value === null || moreState.value.kind === "loading" || isStale.value) return;
    const asked = question.value;
    moreState.value = { kind: "loading" };
    try {
      const page = await fetchIncidentPage({ filter: asked, limit: PAGE_SIZE, cursor: nextCursor.value });
      moreState.value = { kind: "ready", at: new Date() };
      // The question may have changed meanwhile; its own first page is then on the way.
      if (asked.toString() !== shownQuery.value) return;
      const known = new Set(items.value.map((item) => item.id));
      items.value = [...items.value, ...page.items.filter((item) => !known.has(item.id))];
      nextCursor.value = page.nextCursor;
    } catch (error) {
      moreState.value = failedState(error);
    }
  }

  return { items, nextCursor, state, moreState, question, isStale, refresh, loadMore };
});
