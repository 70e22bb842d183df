import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import type { IncidentCounts, ValueCount } from "../../../geo/columns/incident-counts.ts";
import type { BarRow } from "../../charts/bars/bar-row.ts";
import { assignSwatches } from "../../map/category-swatches.ts";
import { toggled } from "../../stores/analysis-filter-state.ts";
import { useAnalysisFilterStore } from "../../stores/analysis-filter.ts";
import { countWithin, toggleCategory, type CategoryNode } from "../../stores/category-tree.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import { useValueNames } from "./use-value-names.ts";

export interface Bars { readonly rows: readonly BarRow[]; readonly total: number; readonly toggle: (key: string) => void; }
const UNKNOWN = "none";
/** No category has this code. */
const UNKNOWN_CATEGORY = "";

/** Categories, channels and statuses as bars, each counted under all other filters, beside the compared period. */
export function useBars(): { categories: ComputedRef<Bars>; channels: ComputedRef<Bars>; statuses: ComputedRef<Bars> } {
  const { t } = useI18n();
  const names = useValueNames();
  const [filter, columns, deployment] = [useAnalysisFilterStore(), useIncidentColumnsStore(), useDeploymentStore()];
  const now = computed(() => columns.primary.counts);
  const before = computed(() => columns.comparison?.counts ?? null);

  function barsOf<Value extends string | null>(pick: (counts: IncidentCounts) => readonly ValueCount<Value>[], chosen: readonly Value[], name: (value: Value) => string, choose: (list: Value[]) => void): Bars {
    const counted = now.value ? pick(now.value) : [];
    const earlier = new Map((before.value ? pick(before.value) : []).map(({ value, count }) => [value, count]));
    const rows = counted.toSorted((a, b) => b.count - a.count).map(({ value, count }) => ({
      key: value ?? UNKNOWN, name: name(value), count, before: before.value ? earlier.get(value) ?? 0 : null, isChosen: chosen.includes(value),
    }));
    return {
      rows, total: counted.reduce((sum, { count }) => sum + count, 0),
      toggle: (key) => {
        const value = counted.find((one) => (one.value ?? UNKNOWN) === key)?.value;
        if (value !== undefined) choose(toggled(chosen, value));
      },
    };
  }

  /** Incidents of categories whose names have not been told yet: left out, the bars would fall short of what matches. */
  const countUnknown = (counts: IncidentCounts | null): number =>
    (counts?.byCategory ?? []).reduce((sum, { value, count }) => sum + (deployment.categoryByCode.has(value) ? 0 : count), 0);

  const categories = computed<Bars>(() => {
    const chosen = filter.filter.categories;
    const tree = deployment.categoryTree;
    const swatches = assignSwatches(tree.map((node) => node.category));
    const mapOf = (counts: IncidentCounts | null) => new Map(counts?.byCategory.map(({ value, count }) => [value, count]));
    const [counts, earlier] = [mapOf(now.value), mapOf(before.value)];
    const nodes = shownNodes(tree, chosen);
    const isEmptyRest = ({ key, count }: BarRow) => count === 0 && nodes.length > 1 && chosen.length === 1 && key === chosen[0];
    const rows = nodes.map((node): BarRow => ({
      key: node.category.code, name: names.category(node.category.code), count: countWithin(node, counts), before: before.value ? countWithin(node, earlier) : null,
      token: `cat-${swatches.get(deployment.topOf(node.category.code)) ?? "other"}`, isChosen: chosen.includes(node.category.code),
    })).filter((row) => !isEmptyRest(row));
    const unknown = chosen.length > 0 ? 0 : countUnknown(now.value);
    if (unknown > 0) rows.push({ key: UNKNOWN_CATEGORY, name: t("analysis.unknownCategory"), count: unknown, before: before.value ? countUnknown(before.value) : null, token: "cat-other", isChosen: false });
    return {
      rows: rows.toSorted((a, b) => b.count - a.count), total: chosen.length > 0 ? now.value?.matching ?? 0 : rows.reduce((sum, { count }) => sum + count, 0),
      toggle: (code) => { if (code !== UNKNOWN_CATEGORY) filter.change({ categories: toggleCategory(tree, chosen, code) }); },
    };
  });

  return {
    categories,
    channels: computed(() => barsOf<string | null>(({ byChannel }) => byChannel, filter.filter.channels, names.channel, (channels) => filter.change({ channels }))),
    statuses: computed(() => barsOf<string>(({ byStatus }) => byStatus, filter.filter.statuses, names.status, (statuses) => filter.change({ statuses }))),
  };
}

/** The top of the tree while nothing is chosen; what is chosen otherwise, and the parts of a single choice: its children, and itself for what is recorded under no child. */
export function shownNodes(tree: readonly CategoryNode[], chosen: readonly string[]): readonly CategoryNode[] {
  if (chosen.length === 0) return tree;
  const found = (nodes: readonly CategoryNode[]): CategoryNode[] => nodes.flatMap((node) => (chosen.includes(node.category.code) ? [node] : found(node.children)));
  const nodes = found(tree);
  const [only] = nodes;
  return nodes.length === 1 && only && only.children.length > 0 ? [...only.children, { category: only.category, children: [] }] : nodes;
}
