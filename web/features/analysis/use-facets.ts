import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { ASSIGNMENT_RESULTS } from "../../../server/contract/assignment.ts";
import { CHANNELS, INCIDENT_KINDS, INCIDENT_STATUSES } from "../../../server/contract/incident.ts";
import type { ValueCount } from "../../../geo/columns/incident-counts.ts";
import { toggled } from "../../stores/analysis-filter-state.ts";
import { useAnalysisFilterStore } from "../../stores/analysis-filter.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { useValueNames } from "./use-value-names.ts";

export interface FacetRow { readonly key: string; readonly label: string; readonly isOn: boolean; readonly count: number | null; readonly toggle: () => void; }
export interface Facet { readonly part: "channels" | "statuses" | "kinds" | "results"; readonly title: string; readonly rows: readonly FacetRow[]; }

/** The lists of values beside the category tree, each value counted under all other filters; those that nothing has stay, with a zero. */
export function useFacets(): ComputedRef<Facet[]> {
  const { t } = useI18n();
  const names = useValueNames();
  const [filter, columns] = [useAnalysisFilterStore(), useIncidentColumnsStore()];
  const counts = computed(() => columns.primary.counts);

  function rowsOf<Value extends string | null>(known: readonly Value[], counted: readonly ValueCount<Value>[] | undefined, chosen: readonly Value[], name: (value: Value) => string, choose: (list: Value[]) => void): FacetRow[] {
    const byValue = new Map(counted?.map(({ value, count }) => [value, count]));
    const values = [...new Set([...known, ...byValue.keys(), ...chosen])];
    return values.map((value) => ({
      key: value ?? "none", label: name(value), isOn: chosen.includes(value), count: counted === undefined ? null : byValue.get(value) ?? 0,
      toggle: () => choose(toggled(chosen, value)),
    }));
  }

  return computed(() => {
    const { channels, statuses, kinds, results } = filter.filter;
    return [
      { part: "channels", title: t("analysis.facets.channel"), rows: rowsOf<string | null>([...CHANNELS, null], counts.value?.byChannel, channels, names.channel, (list) => filter.change({ channels: list })) },
      { part: "statuses", title: t("analysis.facets.status"), rows: rowsOf<string>(INCIDENT_STATUSES, counts.value?.byStatus, statuses, names.status, (list) => filter.change({ statuses: list })) },
      { part: "kinds", title: t("analysis.facets.kind"), rows: rowsOf<string>(INCIDENT_KINDS, counts.value?.byKind, kinds, names.kind, (list) => filter.change({ kinds: INCIDENT_KINDS.filter((kind) => list.includes(kind)) })) },
      { part: "results", title: t("analysis.facets.result"), rows: rowsOf<string>(ASSIGNMENT_RESULTS, counts.value?.byResult, results, names.result, (list) => filter.change({ results: ASSIGNMENT_RESULTS.filter((result) => list.includes(result)) })) },
    ];
  });
}
