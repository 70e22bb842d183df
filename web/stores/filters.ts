import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { useDeploymentStore } from "./deployment.ts";
import { useMyGridStore } from "./my-grid.ts";
import { NO_FILTER, toFilterQuery, type FilterPart, type IncidentFilterState } from "./incident-filter.ts";

/** The one filter of the screen, within what is mine, and the query that list, counts and tiles ask with. */
export const useFiltersStore = defineStore("filters", () => {
  const [deployment, mine] = [useDeploymentStore(), useMyGridStore()];
  const filter = shallowRef<IncidentFilterState>(NO_FILTER);
  // Held still between changes: "the last 7 days" must mean the same in list, counts and tiles.
  const now = ref(new Date());

  function queryWithout(...parts: FilterPart[]): URLSearchParams {
    return toFilterQuery(filter.value, { now: now.value, timeZone: deployment.timeZone }, parts, mine.scope);
  }
  const query = computed(() => queryWithout());

  function change(part: Partial<IncidentFilterState>): void {
    now.value = new Date();
    filter.value = { ...filter.value, ...part };
  }

  function clear(): void {
    change(NO_FILTER);
  }

  const isEmpty = computed(() => toFilterQuery(filter.value, { now: now.value, timeZone: deployment.timeZone }).size === 0);

  return { filter, query, isEmpty, queryWithout, change, clear };
});
