import { computed, onScopeDispose, watch } from "vue";
import { toIncidentFilter } from "../../stores/analysis-filter-state.ts";
import { useAnalysisFilterStore } from "../../stores/analysis-filter.ts";
import { comparedFilter } from "../../stores/analysis-period.ts";
import { useAnalysisStepsStore } from "../../stores/analysis-steps.ts";
import { useAnalysisViewStore } from "../../stores/analysis-view.ts";
import { useCellNamesStore } from "../../stores/cell-names.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";

/** "The last 90 days" must move on with the calendar on a screen that stays open. */
const CLOCK_MS = 60_000;

/** Tells the columns what is filtered, compared and wanted, whenever that changes. */
export function useAnalysisWiring(): void {
  const [filter, view, columns, steps, cellNames] = [useAnalysisFilterStore(), useAnalysisViewStore(), useIncidentColumnsStore(), useAnalysisStepsStore(), useCellNamesStore()];

  // As text: the clock moves every minute, and an equal filter is no change.
  const text = computed(() => JSON.stringify(filter.incidentFilter));
  watch(text, () => columns.setFilter(filter.incidentFilter), { immediate: true });

  const compared = computed(() => {
    const other = comparedFilter(filter.filter, view.view.comparison, filter.calendar);
    return other === null ? null : toIncidentFilter(other, filter.calendar);
  });
  watch(() => JSON.stringify(compared.value), () => columns.setComparison(compared.value), { immediate: true });

  const wanted = computed(() => {
    const { shows, unit, measure, correction, kernel, bandwidthMetres } = view.subject;
    return { unit, hotspots: { measure, correction }, density: shows === "density" ? { kernel, bandwidthMetres } : null };
  });
  watch(() => JSON.stringify(wanted.value), () => columns.want(wanted.value), { immediate: true });

  // A code alone is enough for a link; what the filter means must not change with the next territory that has it.
  watch(() => filter.filter.cells.map((cell) => (cell.territory === null ? { code: cell.code, territory: cellNames.find(cell)?.territory ?? null } : cell)), (cells) => {
    if (cells.some((cell, at) => cell.territory !== filter.filter.cells[at]?.territory)) steps.amendFilter({ cells });
  }, { immediate: true });

  const clock = setInterval(filter.moveClock, CLOCK_MS);
  onScopeDispose(() => clearInterval(clock));
}
