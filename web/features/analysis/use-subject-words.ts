import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { formatDistance } from "../../format/format-distance.ts";
import type { AnalysisSubject } from "../../stores/analysis-subject.ts";
import { useAnalysisViewStore } from "../../stores/analysis-view.ts";
import { useNames } from "../shell/use-names.ts";

export interface SubjectWords {
  readonly shows: string;
  readonly measure: string;
  /** `镇街` or `六边形 2 km`. */
  readonly unit: string;
  /** `六边形`; of cells the same as the unit. */
  readonly bin: string;
  /** As counted: `个镇街`, `个六边形（2 km）`. */
  readonly counted: string;
  /** All that decides the picture, in one line. */
  readonly parameters: string;
}

/** `2 km`, `500 m`: stated sizes are whole. */
export function sizeText(metres: number): string {
  return formatDistance(metres).replace(".0 ", " ");
}

/** What is drawn, in words. */
export function useSubjectWords(): ComputedRef<SubjectWords> {
  const { t } = useI18n();
  const { nameOf } = useNames();
  const view = useAnalysisViewStore();

  function unitText({ unit }: AnalysisSubject): string {
    if (unit.kind !== "cells") return `${t(`analysis.method.${unit.kind}`)} ${sizeText(unit.sizeMetres)}`;
    const level = view.levels.find(({ depth }) => depth === unit.depth);
    return level ? nameOf(level) : String(unit.depth);
  }
  function countedText({ unit }: AnalysisSubject): string {
    return unit.kind === "cells" ? t("analysis.legend.units.cells", { level: unitText(view.subject) }) : t(`analysis.legend.units.${unit.kind}`, { size: sizeText(unit.sizeMetres) });
  }

  return computed(() => {
    const { subject } = view;
    const shows = t(`analysis.method.shows.${subject.shows}`);
    const measure = t(`analysis.method.measures.${subject.measure}`);
    const unit = unitText(subject);
    const method: Record<AnalysisSubject["shows"], readonly string[]> = {
      hotspots: [t("analysis.method.statistic"), unit, measure, t(`analysis.method.corrections.${subject.correction}`)],
      figures: [unit, measure],
      density: [t(`analysis.method.kernels.${subject.kernel}`), `${t("analysis.method.bandwidth")} ${sizeText(subject.bandwidthMetres)}`],
      points: [],
    };
    const bin = subject.unit.kind === "cells" ? unit : t(`analysis.method.${subject.unit.kind}`);
    return { shows, measure, unit, bin, counted: countedText(subject), parameters: [shows, ...method[subject.shows]].join(" · ") };
  });
}
