import { ref, watch, type Ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import type { MapView } from "../../map/map-view.ts";
import { useFiltersStore } from "../../stores/filters.ts";
import { useMapLayersStore } from "../../stores/map-layers.ts";
import { useMyGridStore } from "../../stores/my-grid.ts";
import { useSelectionStore } from "../../stores/selection.ts";
import { writeMyGrid } from "../../stores/my-grid-choice.ts";
import { readUrlState, writeUrlState, type UrlState } from "../../url/url-state.ts";

const SETTLE_MS = 200;

/**
 * Keeps address and screen equal: reads the link once, then writes every change. The view and what is
 * merely selected replace the entry; a filter adds one, so that "back" undoes it.
 */
export function useUrlSync(): { view: Ref<MapView | null>; start: MapView | null } {
  const [route, router] = [useRoute(), useRouter()];
  const [filters, selection, layers, mine] = [useFiltersStore(), useSelectionStore(), useMapLayersStore(), useMyGridStore()];
  const view = ref<MapView | null>(null);
  let written = "";

  function read(): MapView | null {
    const state = readUrlState(route.query);
    filters.change(state.filter);
    selection.selection = state.selection;
    layers.hidden = state.hidden;
    readMine(state);
    return state.view;
  }
  /** A link that says nothing of it leaves what is remembered. */
  function readMine({ mine: linked, mode }: Pick<UrlState, "mine" | "mode">): void {
    if (linked === null) return;
    mine.mode = mode;
    if (mine.choice === null || writeMyGrid(linked) !== writeMyGrid(mine.choice) || mine.grid === null) mine.choice = linked;
  }
  const start = (view.value = read());
  written = JSON.stringify(current());
  let writtenFilter = JSON.stringify(filters.filter);

  function current(): Record<string, string> {
    return writeUrlState({ filter: filters.filter, selection: selection.selection, view: view.value, hidden: layers.hidden, mine: mine.choice, mode: mine.shownMode });
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  watch([() => filters.filter, () => selection.selection, () => layers.hidden, () => mine.choice, () => mine.shownMode, view], () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const query = current();
      if (JSON.stringify(query) === written) return;
      written = JSON.stringify(query);
      const filter = JSON.stringify(filters.filter);
      const go = filter === writtenFilter ? router.replace : router.push;
      writtenFilter = filter;
      void go({ query });
    }, SETTLE_MS);
  });
  // "Back" and "forward": the address changed without us.
  watch(() => route.query, (query) => {
    if (JSON.stringify(query) === written) return;
    written = JSON.stringify(query);
    read();
    writtenFilter = JSON.stringify(filters.filter);
  });
  return { view, start };
}
