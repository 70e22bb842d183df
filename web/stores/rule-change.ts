import { defineStore } from "pinia";
import { createChangeSteps } from "./change-steps.ts";

/** What applying a draft of the matrix would move, and applying it. */
export const useRuleChangeStore = defineStore("rule-change", () => {
  const steps = createChangeSteps();

  async function load(draftId: number): Promise<void> {
    steps.forget();
    await steps.compute({ kind: "rules", draftId });
  }

  return { ...steps, load };
});
