import { shallowRef, type ShallowRef } from "vue";
import { failedState, type LoadState } from "./load-state.ts";

export interface Asked<T> {
  /** The last good answer; stays while it is asked again, and when that fails. */
  value: ShallowRef<T | null>;
  state: ShallowRef<LoadState>;
  refresh(): Promise<void>;
}

/** Something that is asked of the API again and again; an answer that a later one has overtaken is dropped. */
export function createAsked<T>(ask: () => Promise<T>): Asked<T> {
  const value = shallowRef<T | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  let asked = 0;
  return {
    value, state,
    async refresh() {
      const mine = (asked += 1);
      state.value = { kind: "loading" };
      try {
        const answer = await ask();
        if (mine !== asked) return;
        value.value = answer;
        state.value = { kind: "ready", at: new Date() };
      } catch (error) {
        if (mine === asked) state.value = failedState(error);
      }
    },
  };
}
