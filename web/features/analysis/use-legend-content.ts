import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { formatCount } from "../../format/format-count.ts";
import { formatIntensity } from "../../format/format-intensity.ts";
import { formatNumber } from "../../format/format-number.ts";
import { formatMinute } from "../../format/zoned-time.ts";
import { legendCategories, type Swatch } from "../../map/category-swatches.ts";
import { useAnalysisFilterStore } from "../../stores/analysis-filter.ts";
import { periodOf } from "../../stores/analysis-period.ts";
import type { AnalysisLegend } from "../../stores/analysis-subject.ts";
import { useAnalysisViewStore } from "../../stores/analysis-view.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useIncidentColumnsStore } from "../../stores/incident-columns.ts";
import type { LegendClass, LegendStatement } from "../../ui/legend.ts";
import { useNames } from "../shell/use-names.ts";
import { sizeText, useSubjectWords } from "./use-subject-words.ts";

const POINT_MARKS = ["undecided", "unassigned", "near"] as const;

/** All that the colours on the map rest on, in words: paper keeps it as it was when the picture was taken. */
export interface LegendContent {
  readonly title: string;
  readonly classes: readonly LegendClass[];
  readonly noData: string | null;
  readonly circles: readonly { readonly text: string; readonly diameterPixels: number }[];
  readonly categories: readonly { readonly swatch: Swatch; readonly name: string }[];
  /** Shapes of single incidents that say more than their category. */
  readonly marks: readonly { readonly mark: (typeof POINT_MARKS)[number]; readonly text: string }[];
  readonly statement: LegendStatement;
  readonly isFrozen: boolean;
}

const GI_TOKENS = ["gi-cold-99", "gi-cold-95", "gi-cold-90", "gi-none", "gi-hot-90", "gi-hot-95", "gi-hot-99"] as const;
const GI_LABELS = [["cold", "99"], ["bare", "95"], ["bare", "90"], ["none", ""], ["bare", "90"], ["bare", "95"], ["hot", "99"]] as const;

export function useLegendContent(legend: () => AnalysisLegend | null): ComputedRef<LegendContent | null> {
  const { t } = useI18n();
  const { nameOf } = useNames();
  const words = useSubjectWords();
  const [view, columns, filter, deployment] = [useAnalysisViewStore(), useIncidentColumnsStore(), useAnalysisFilterStore(), useDeploymentStore()];

  const valueText = (value: number): string => (view.subject.measure === "count" && view.subject.shows === "figures" ? formatCount(value) : formatIntensity(value));
  function classesOf(of: AnalysisLegend): LegendClass[] {
    if (of.kind === "diverging") {
      return GI_TOKENS.map((token, at) => {
        const [word, level] = GI_LABELS[at] ?? ["none", ""];
        return { token, label: word === "bare" ? level : t(`analysis.legend.${word}`, { level }), hint: formatCount(of.perClass[at] ?? 0) };
      });
    }
    if (of.kind !== "sequential") return [];
    const { breaks, most } = of.classes;
    // Places without incidents keep the colour of the land: they are known, and none of the classes.
    const zero = of.zeros > 0 ? [{ token: "map-land", label: formatCount(0), hint: formatCount(of.zeros) }] : [];
    return [...zero, ...[...breaks, most].map((upTo, at) => ({ token: `seq-${at + 1}`, label: `≤ ${valueText(upTo)}`, hint: formatCount(of.perClass[at] ?? 0) }))];
  }

  /** What is hatched: a value that is missing and one that cannot be tested are not the same. */
  function hatchedText(of: AnalysisLegend): string | null {
    if (of.kind !== "diverging" && of.kind !== "sequential") return null;
    const notComputable = of.kind === "diverging" ? of.notComputable : 0;
    const parts = [of.withoutData > 0 ? t("analysis.legend.noData", { n: formatCount(of.withoutData) }) : "", notComputable > 0 ? t("analysis.legend.notComputable", { n: formatCount(notComputable) }) : ""];
    return parts.filter((part) => part !== "").join(" · ") || null;
  }

  const period = computed(() => {
    const days = periodOf(filter.filter.range, filter.calendar);
    if (days) return t("analysis.legend.period", { fromDay: days.fromDay, toDay: days.toDay });
    const { range } = filter.filter;
    return range.kind === "between" && range.toDay !== null ? t("analysis.legend.upTo", { toDay: range.toDay }) : t("analysis.legend.allTime");
  });
  function statementOf(of: AnalysisLegend): LegendStatement {
    const { hotspots, counts } = columns.primary;
    const { subject } = view;
    const asOf = columns.asOf ? { asOf: t("analysis.legend.asOf", { time: formatMinute(columns.asOf.toISOString(), deployment.timeZone) }) } : {};
    // No map shows incidents without a position; a count of cells has them all the same.
    const unplaced = of.kind === "points" || subject.shows === "density" ? counts?.withoutPosition ?? 0 : 0;
    const incidents = counts ? t(unplaced > 0 ? "analysis.legend.incidentsPlaced" : "analysis.legend.incidents", { n: formatCount(counts.matching), unplaced: formatCount(unplaced) }) : "";
    if (subject.shows === "hotspots" && hotspots) {
      return {
        n: t("analysis.legend.n", { n: formatCount(hotspots.facts.n - hotspots.nNotComputable), unit: words.value.counted }), variable: incidents,
        method: `${t("analysis.legend.neighbours", { n: formatNumber(hotspots.facts.meanNeighbours, 1) })} · ${t(`analysis.legend.corrections.${subject.correction}`)}`, period: period.value, ...asOf,
      };
    }
    if (subject.shows === "density") return { n: incidents, method: t("analysis.legend.kernel", { kernel: t(`analysis.method.kernels.${subject.kernel}`), bandwidth: sizeText(subject.bandwidthMetres) }), period: period.value, ...asOf };
    const n = of.kind === "sequential" ? t("analysis.legend.n", { n: formatCount(of.perClass.reduce((sum, count) => sum + count, of.zeros)), unit: words.value.counted }) : "";
    return { n, variable: incidents, method: of.kind === "circles" ? t("analysis.legend.circles") : of.kind === "points" ? t("analysis.legend.clusters") : "", period: period.value, ...asOf };
  }

  return computed(() => {
    const of = legend();
    if (of === null) return null;
    return {
      title: t(`analysis.legend.${view.subject.shows}`, { measure: words.value.measure }), classes: classesOf(of), statement: statementOf(of),
      noData: hatchedText(of),
      circles: of.kind === "circles" ? of.steps.map(({ value, radiusPixels }) => ({ text: formatCount(value), diameterPixels: radiusPixels * 2 })) : [],
      categories: of.kind === "points" ? legendCategories(deployment.categoryTree.map((node) => node.category)).map(({ swatch, category }) => ({ swatch, name: category ? nameOf(category) : t("map.otherCategories") })) : [],
      marks: of.kind === "points" ? POINT_MARKS.map((mark) => ({ mark, text: t(`map.marks.${mark}`) })) : [],
      isFrozen: of.kind === "sequential" || of.kind === "circles",
    };
  });
}
