import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { useDeploymentStore } from "./deployment.ts";
import { NO_FILTER, toFilterQuery, type FilterPart, type IncidentFilterState } from "./incident-filter.ts";

/** The one filter of the screen, and the query that list, counts and tiles ask with. */
export const useFiltersStore = defineStore("filters", () => {
  const deployment = useDeploymentStore();
  const filter = shallowRef<IncidentFilterState>(NO_FILTER);
  // Held still between changes: "the last 7 days" must mean the same in list, counts and tiles.
  const now = ref(new Date());

  function queryWithout(...parts: FilterPart[]): URLSearchParams {
    return toFilterQuery(filter.value, { now: now.value, timeZone: deployment.timeZone }, parts);
  }
  const query = computed(() => queryWithout());

  function change(part: Partial<IncidentFilterState>): void {
    now.value = new Date();
    filter.value = { ...filter.value, ...part };
  }

  function clear(): void {
    change(NO_FILTER);
  }

  return { filter, query, queryWithout, change, clear };
});
