import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { CHANNELS, INCIDENT_STATUSES } from "../../../server/contract/incident.ts";
import { formatCount } from "../../format/format-count.ts";
import { usedParts, type AnalysisFilterPart, type AnalysisFilterState } from "../../stores/analysis-filter-state.ts";
import { useAnalysisFilterStore } from "../../stores/analysis-filter.ts";
import { periodOf } from "../../stores/analysis-period.ts";
import { useCellNamesStore } from "../../stores/cell-names.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { useNames } from "../shell/use-names.ts";
import { useValueNames } from "./use-value-names.ts";

export interface AnalysisChip { readonly part: AnalysisFilterPart; readonly text: string; readonly remove: () => void; }

/** Values beyond this are counted instead of named. */
const NAMED = 3;

/** Each restriction in use in words. */
export function useAnalysisChips(): { chips: ComputedRef<AnalysisChip[]>; count: ComputedRef<string | undefined>; inWords: ComputedRef<string> } {
  const { t } = useI18n();
  const { nameOf, listOf } = useNames();
  const names = useValueNames();
  const [filter, columns, cellNames, deployment] = [useAnalysisFilterStore(), useIncidentColumnsStore(), useCellNamesStore(), useDeploymentStore()];

  const counts = computed(() => columns.primary.counts);
  const listed = (name: string, values: readonly string[]): string =>
    values.length > NAMED ? t("analysis.chips.list", { name, n: values.length }) : t("analysis.chips.joined", { name, values: listOf(values) });

  /** A link can name what does not exist here: said so, or a zero would look like a finding. */
  function known<Value extends string | null>(values: readonly Value[], own: readonly (string | null)[], counted: readonly { readonly value: string | null }[] | undefined, name: (value: Value) => string): string[] {
    const isUnknown = (value: Value) => counted !== undefined && !own.includes(value) && !counted.some((one) => one.value === value);
    return values.map((value) => (isUnknown(value) ? t("analysis.chips.unknown", { code: value ?? "" }) : name(value)));
  }
  const category = (code: string): string => (deployment.deployment !== null && !deployment.categoryByCode.has(code) ? t("analysis.chips.unknown", { code }) : names.category(code));

  /** The last days are near enough to be told without their year. */
  function rangeText(state: AnalysisFilterState): string {
    const period = periodOf(state.range, filter.calendar);
    if (state.range.kind === "last" && period) return t("analysis.chips.lastDays", { n: state.range.days, fromDay: period.fromDay.slice(5), toDay: period.toDay.slice(5) });
    return state.range.kind === "between" ? `${state.range.fromDay ?? "…"} – ${state.range.toDay ?? "…"}` : "";
  }
  function cellText(state: AnalysisFilterState): string {
    const [only, ...others] = state.cells;
    if (only === undefined || others.length > 0) return t("analysis.chips.cells", { n: state.cells.length });
    const named = cellNames.find(only);
    return t("analysis.chips.cell", { name: named ? nameOf(named) : only.code });
  }

  const words: Readonly<Record<AnalysisFilterPart, (state: AnalysisFilterState) => string>> = {
    categories: (state) => listed(t("analysis.facets.category"), state.categories.map(category)),
    channels: (state) => listed(t("analysis.facets.channel"), known(state.channels, [...CHANNELS, null], counts.value?.byChannel, names.channel)),
    kinds: (state) => listed(t("analysis.facets.kind"), state.kinds.map(names.kind)),
    statuses: (state) => listed(t("analysis.facets.status"), known(state.statuses, INCIDENT_STATUSES, counts.value?.byStatus, names.status)),
    results: (state) => listed(t("analysis.facets.result"), state.results.map(names.result)),
    cells: cellText,
    nearBoundary: () => t("analysis.nearBoundary"),
    range: rangeText,
    hours: (state) => t("analysis.chips.hours", { hours: runsOf(state.hours) }),
    weekdays: (state) => listed(t("analysis.facets.weekday"), state.weekdays.map((day) => t(`analysis.hours.weekdays.d${day as 1 | 2 | 3 | 4 | 5 | 6 | 7}`))),
    polygon: (state) => t("analysis.chips.polygon", { n: state.polygon?.length ?? 0 }),
  };

  const chips = computed(() => usedParts(filter.filter).map((part) => ({ part, text: words[part](filter.filter), remove: () => filter.remove(part) })));
  return { chips, count: computed(() => (counts.value ? formatCount(counts.value.matching) : undefined)), inWords: computed(() => chips.value.map(({ text }) => text).join(t("analysis.chips.separator"))) };
}

/** `20–23, 6`: neighbouring numbers as runs. */
export function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}
