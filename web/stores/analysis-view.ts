import { defineStore } from "pinia";
import { computed } from "vue";
import type { AnalysisSubject, ClassBreaks } from "./analysis-subject.ts";
import { useAnalysisStepsStore } from "./analysis-steps.ts";
import type { AnalysisViewState } from "./analysis-view-state.ts";
import { useDeploymentStore } from "./deployment.ts";

/** How the analysis screen shows what is filtered. */
export const useAnalysisViewStore = defineStore("analysis-view", () => {
  const [steps, deployment] = [useAnalysisStepsStore(), useDeploymentStore()];
  const view = computed(() => steps.state.view);
  const subject = computed(() => view.value.subject);
  /** Levels whose cells can be compared with each other: the topmost has too few. */
  const levels = computed(() => (deployment.deployment?.levels ?? []).filter(({ depth }) => depth > 1).toSorted((a, b) => a.depth - b.depth));

  function change(part: Partial<AnalysisViewState>): void {
    steps.take({ view: { ...view.value, ...part } });
  }
  /** A place belongs to its unit, classes to what is measured, and a bin has no population to divide by. */
  function choose(part: Partial<AnalysisSubject>): void {
    const next = { ...subject.value, ...part };
    const fitting = next.unit.kind !== "cells" && next.measure === "per_10k" ? { ...next, measure: "per_km2" as const } : next;
    const isSame = (...parts: (keyof AnalysisSubject)[]) => parts.every((part) => JSON.stringify(fitting[part]) === JSON.stringify(subject.value[part]));
    change({ subject: fitting, ...(isSame("unit") ? {} : { place: null }), ...(isSame("unit", "shows", "measure", "kernel", "bandwidthMetres") ? {} : { classes: null }) });
  }

  /** Makes classes or drops them without a step of its own to undo: they follow from what is shown. */
  const setClasses = (classes: ClassBreaks | null): void => steps.amendView({ classes });

  return { view, subject, levels, change, choose, setClasses };
});
