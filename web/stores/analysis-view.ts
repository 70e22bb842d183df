import { defineStore } from "pinia";
import { computed } from "vue";
import { FIRST_SUBJECT, type AnalysisSubject, type ClassBreaks } from "./analysis-subject.ts";
import { useAnalysisStepsStore } from "./analysis-steps.ts";
import type { AnalysisViewState } from "./analysis-view-state.ts";
import { useDeploymentStore } from "./deployment.ts";

/** How the analysis screen shows what is filtered. */
export const useAnalysisViewStore = defineStore("analysis-view", () => {
  const [steps, deployment] = [useAnalysisStepsStore(), useDeploymentStore()];
  const view = computed(() => steps.state.view);
  const allLevels = computed(() => (deployment.deployment?.levels ?? []).toSorted((a, b) => a.depth - b.depth));
  /** Levels whose cells can be compared with each other: the topmost has too few, where it is not the only one. */
  const levels = computed(() => (allLevels.value.length > 1 ? allLevels.value.slice(1) : allLevels.value));
  /** As chosen, or as the screen opens where this deployment has no such level: links come from elsewhere. */
  const subject = computed((): AnalysisSubject => {
    const { unit } = view.value.subject;
    const isUnknown = unit.kind === "cells" && deployment.deployment !== null && !allLevels.value.some(({ depth }) => depth === unit.depth);
    return isUnknown ? fitting({ ...view.value.subject, unit: FIRST_SUBJECT.unit }) : view.value.subject;
  });

  function change(part: Partial<AnalysisViewState>): void {
    steps.take({ view: { ...view.value, ...part } });
  }
  /** A place belongs to its unit, classes to what is measured. */
  function choose(part: Partial<AnalysisSubject>): void {
    const next = fitting({ ...subject.value, ...part });
    const isSame = (...parts: (keyof AnalysisSubject)[]) => parts.every((part) => JSON.stringify(next[part]) === JSON.stringify(subject.value[part]));
    change({ subject: next, ...(isSame("unit") ? {} : { place: null }), ...(isSame("unit", "shows", "measure", "kernel", "bandwidthMetres") ? {} : { classes: null }) });
  }

  /** Makes classes or drops them without a step of its own to undo: they follow from what is shown. */
  const setClasses = (classes: ClassBreaks | null): void => steps.amendView({ classes });

  return { view, subject, levels, change, choose, setClasses };
});

/** A bin has no population to divide by. */
function fitting(subject: AnalysisSubject): AnalysisSubject {
  return subject.unit.kind !== "cells" && subject.measure === "per_10k" ? { ...subject, measure: "per_km2" } : subject;
}
