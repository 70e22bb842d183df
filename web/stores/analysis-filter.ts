import { defineStore } from "pinia";
import { computed, ref } from "vue";
import { filterQuery } from "./filter-query.ts";
import { NO_ANALYSIS_FILTER, toIncidentFilter, type AnalysisFilterPart, type AnalysisFilterState } from "./analysis-filter-state.ts";
import { useAnalysisStepsStore } from "./analysis-steps.ts";
import { useDeploymentStore } from "./deployment.ts";

/** The one filter of the analysis screen: for columns, and as query text for lists and exports. */
export const useAnalysisFilterStore = defineStore("analysis-filter", () => {
  const [steps, deployment] = [useAnalysisStepsStore(), useDeploymentStore()];
  const filter = computed(() => steps.state.filter);
  // Moved on only at local midnight and by changes: "the last 90 days" must mean the same in every panel.
  const now = ref(new Date());
  const calendar = computed(() => ({ now: now.value, timeZone: deployment.timeZone }));
  const incidentFilter = computed(() => toIncidentFilter(filter.value, calendar.value));
  const query = computed(() => filterQuery(incidentFilter.value));

  function change(part: Partial<AnalysisFilterState>, drag: string | null = null): void {
    now.value = new Date();
    steps.take({ filter: { ...filter.value, ...part } }, drag);
  }
  function remove(part: AnalysisFilterPart): void {
    change({ [part]: NO_ANALYSIS_FILTER[part] });
  }

  return { filter, calendar, incidentFilter, query, change, remove, clear: () => change(NO_ANALYSIS_FILTER), moveClock: () => { now.value = new Date(); } };
});
