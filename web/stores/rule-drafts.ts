import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { MatrixRule, RuleDraft } from "../../server/contract/responsibility.ts";
import { fetchDrafts, fetchMatrix } from "../api/responsibility.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** All drafts of the matrix, and the rules in force that their changes are told against. */
export const useRuleDraftsStore = defineStore("rule-drafts", () => {
  const drafts = shallowRef<readonly RuleDraft[]>([]);
  const rulesInForce = shallowRef<readonly MatrixRule[]>([]);
  const state = shallowRef<LoadState>({ kind: "idle" });

  async function load(): Promise<void> {
    state.value = { kind: "loading" };
    try {
      drafts.value = await fetchDrafts();
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      state.value = failedState(error);
    }
  }

  /** Read anew whenever rules may have changed: the matrix that is shown may be a draft's. */
  async function loadRules(): Promise<void> {
    try {
      rulesInForce.value = (await fetchMatrix(null)).rules;
    } catch (error) {
      state.value = failedState(error);
    }
  }

  /** A draft as it has just been saved. */
  function take(saved: RuleDraft): void {
    drafts.value = drafts.value.map((each) => (each.id === saved.id ? saved : each));
  }

  return { drafts, rulesInForce, state, load, loadRules, take };
});
