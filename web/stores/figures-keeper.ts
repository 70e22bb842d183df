import { computed, ref, shallowRef, watch } from "vue";
import type { IncidentFilter } from "../../geo/columns/incident-filter.ts";
import type { AskWorker } from "../workers/ask-worker.ts";
import type { UnitPlaces } from "../workers/incident-questions.ts";
import type { WantedFigures } from "./incident-columns-state.ts";
import { keepView } from "./view-keeper.ts";

/** Both views with the places that their figures are about, kept in step with filters, wishes and rows. */
export function keepFigures(ask: AskWorker, isLoaded: () => boolean) {
  const places = shallowRef<UnitPlaces | null>(null);
  const placesFailure = ref<string | null>(null);
  const lastFilterMs = ref<number | null>(null);
  const isComparing = ref(false);
  let wanted: WantedFigures = { unit: null, hotspots: null, density: null };
  const primary = keepView("A", ask, () => wanted, (tookMs) => { lastFilterMs.value = tookMs; });
  const comparison = keepView("B", ask, () => wanted, () => undefined);

  let placesAsked = 0;

  async function refreshPlaces(): Promise<void> {
    const { unit } = wanted;
    if (unit === null || !isLoaded()) return;
    const mine = (placesAsked += 1);
    try {
      const found = await ask("places", { unit });
      if (mine !== placesAsked) return;
      places.value = found;
      placesFailure.value = null;
    } catch (error) {
      if (mine === placesAsked) placesFailure.value = error instanceof Error ? error.message : String(error);
    }
  }

  function forgetPlaces(): void {
    placesAsked += 1;
    places.value = null;
    placesFailure.value = null;
  }

  function refresh(): void {
    if (!isLoaded()) return;
    primary.refresh();
    if (isComparing.value) comparison.refresh();
  }

  // An incident in a bin that was none before makes new places; the figures tell by their key.
  watch(() => primary.shown.value.unitCounts?.key, (key) => {
    if (key !== undefined && key !== places.value?.key) void refreshPlaces();
  });

  return {
    places, placesFailure, lastFilterMs, refresh,
    primary: primary.shown,
    comparison: computed(() => (isComparing.value ? comparison.shown.value : null)),
    setFilter: (filter: IncidentFilter): void => primary.choose(filter, isLoaded()),
    setComparison(filter: IncidentFilter | null): void {
      isComparing.value = filter !== null;
      if (filter !== null) comparison.choose(filter, isLoaded());
    },
    /** Chooses what to keep current besides the counts. */
    want(figures: WantedFigures): void {
      const isSameUnit = JSON.stringify(figures.unit) === JSON.stringify(wanted.unit);
      wanted = { ...figures, unit: isSameUnit ? wanted.unit : figures.unit };
      if (!isSameUnit) {
        forgetPlaces();
        void refreshPlaces();
      }
      refresh();
    },
    /** Forgets every figure: there are no rows any more that they would be about. */
    reset(): void {
      forgetPlaces();
      lastFilterMs.value = null;
      primary.reset();
      comparison.reset();
    },
  };
}
