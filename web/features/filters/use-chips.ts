import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useFiltersStore } from "../../stores/filters.ts";
import type { TimeRange } from "../../stores/incident-filter.ts";
import { useNames } from "../shell/use-names.ts";

/** One restriction in use, in words, and how to lift it. */
export interface FilterChip { key: string; text: string; remove: () => void; }

export function useChips(): ComputedRef<FilterChip[]> {
  const { t } = useI18n();
  const { nameOf } = useNames();
  const [filters, deployment] = [useFiltersStore(), useDeploymentStore()];

  function rangeText(range: TimeRange): string {
    return range.kind === "last" ? t("filters.lastDays", { n: range.days }) : range.kind === "between" ? `${range.fromDay ?? "…"} – ${range.toDay ?? "…"}` : "";
  }

  return computed(() => {
    const { categories, range, results, nearBoundary, cell } = filters.filter;
    const chips: FilterChip[] = categories.map((code) => {
      const category = deployment.categoryByCode.get(code);
      return {
        key: `category-${code}`, text: category ? nameOf(category) : code,
        remove: () => filters.change({ categories: filters.filter.categories.filter((other) => other !== code) }),
      };
    });
    if (range.kind !== "all") chips.push({ key: "time", text: rangeText(range), remove: () => filters.change({ range: { kind: "all" } }) });
    for (const result of results) {
      chips.push({ key: `result-${result}`, text: t(`filters.results.${result}`), remove: () => filters.change({ results: filters.filter.results.filter((other) => other !== result) }) });
    }
    if (nearBoundary) chips.push({ key: "near", text: t("filters.nearBoundary"), remove: () => filters.change({ nearBoundary: false }) });
    if (cell) chips.push({ key: "cell", text: t("filters.cell", { name: cell.name ?? cell.code }), remove: () => filters.change({ cell: null }) });
    return chips;
  });
}
