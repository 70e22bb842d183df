import { computed, watch, type ComputedRef } from "vue";
import type { AnalysisLegend } from "../../stores/analysis-subject.ts";
import { useAnalysisViewStore } from "../../stores/analysis-view.ts";
import { hasOutgrown } from "../../stores/class-breaks.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { legendOf, makeClasses, valuesOf } from "../analysis-map/place-figures.ts";

/** Keeps the classes of the map: made once when there are figures to make them from, then held until asked for anew. */
export function useMapClasses(): { legend: ComputedRef<AnalysisLegend | null>; isOutgrown: ComputedRef<boolean>; refit: () => void } {
  const [view, columns] = [useAnalysisViewStore(), useIncidentColumnsStore()];
  const classes = computed(() => view.view.classes);

  /** Whether places and figures have followed the latest choice of unit, kernel and bandwidth. */
  const isInStep = computed(() => {
    const { subject } = view;
    if (subject.shows === "density") {
      const { density } = columns.primary;
      return density !== null && density.kernel === subject.kernel && density.bandwidthMetres === subject.bandwidthMetres;
    }
    return columns.places !== null && JSON.stringify(columns.places.unit) === JSON.stringify(subject.unit);
  });

  function refit(): void {
    const views = view.view.isSideBySide && columns.comparison ? [columns.primary, columns.comparison] : [columns.primary];
    const made = isInStep.value ? makeClasses(view.subject, columns.places, views) : null;
    if (made !== null) view.setClasses(made);
  }
  watch([classes, isInStep, () => columns.primary, () => view.subject], () => { if (classes.value === null) refit(); }, { immediate: true });

  return {
    legend: computed(() => legendOf(view.subject, classes.value, columns.places, columns.primary)),
    isOutgrown: computed(() => {
      const values = valuesOf(view.subject, columns.places, columns.primary);
      return view.subject.shows === "figures" && classes.value !== null && values !== null && hasOutgrown(classes.value, values);
    }),
    refit,
  };
}
