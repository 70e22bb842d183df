import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { FIRST_ANALYSIS_FILTER, type AnalysisFilterState } from "./analysis-filter-state.ts";
import { FIRST_ANALYSIS_VIEW, type AnalysisViewState } from "./analysis-view-state.ts";
import { amend, endDrag, firstStep, goTo, has, present, takeStep } from "./steps.ts";

export interface AnalysisState { readonly filter: AnalysisFilterState; readonly view: AnalysisViewState; }
export const FIRST_ANALYSIS_STATE: AnalysisState = { filter: FIRST_ANALYSIS_FILTER, view: FIRST_ANALYSIS_VIEW };

/** Filter and view of the analysis screen as one line of steps that can be undone and redone. */
export const useAnalysisStepsStore = defineStore("analysis-steps", () => {
  const steps = shallowRef(firstStep(FIRST_ANALYSIS_STATE));
  const state = computed(() => present(steps.value));
  const canUndo = computed(() => has(steps.value, steps.value.at - 1));
  const canRedo = computed(() => has(steps.value, steps.value.at + 1));

  /** One decision of the user, or one movement of the drag that `drag` names. */
  function take(part: Partial<AnalysisState>, drag: string | null = null): void {
    steps.value = takeStep(steps.value, { ...state.value, ...part }, drag);
  }
  function goToStep(number: number): void {
    steps.value = goTo(steps.value, number);
  }
  /** A link was opened: it is where undoing ends. */
  function restart(first: AnalysisState, number = 0): void {
    steps.value = firstStep(first, number);
  }

  return {
    steps, state, canUndo, canRedo, take, goToStep, restart,
    undo: () => goToStep(steps.value.at - 1),
    redo: () => goToStep(steps.value.at + 1),
    amendFilter: (part: Partial<AnalysisFilterState>) => { steps.value = amend(steps.value, { ...state.value, filter: { ...state.value.filter, ...part } }); },
    endDrag: () => { steps.value = endDrag(steps.value); },
    amendView: (part: Partial<AnalysisViewState>) => { steps.value = amend(steps.value, { ...state.value, view: { ...state.value.view, ...part } }); },
  };
});
