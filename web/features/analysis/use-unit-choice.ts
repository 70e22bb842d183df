import { computed, type ComputedRef, type WritableComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import { useAnalysisViewStore } from "../../stores/analysis-view.ts";
import { FIRST_SUBJECT } from "../../stores/analysis-subject.ts";
import type { AnalysisUnit } from "../../workers/incident-questions.ts";
import { useNames } from "../shell/use-names.ts";

/** The units on offer as one row of choices: equal hexagons, and each level of cells. */
export function useUnitChoice(): { unitKey: WritableComputedRef<string>; units: ComputedRef<{ value: string; text: string }[]> } {
  const { t } = useI18n();
  const { nameOf } = useNames();
  const view = useAnalysisViewStore();
  const keyOf = (unit: AnalysisUnit) => (unit.kind === "cells" ? `cells-${unit.depth}` : unit.kind);

  return {
    units: computed(() => [{ value: "hexagons", text: t("analysis.method.hexagons") }, ...view.levels.map((level) => ({ value: `cells-${level.depth}`, text: nameOf(level) }))]),
    unitKey: computed({
      get: () => keyOf(view.subject.unit),
      set: (key) => {
        const depth = /^cells-(\d+)$/.exec(key)?.[1];
        view.choose({ unit: depth === undefined ? FIRST_SUBJECT.unit : { kind: "cells", depth: Number(depth) } });
      },
    }),
  };
}
