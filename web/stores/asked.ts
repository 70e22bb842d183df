import { shallowRef, type ShallowRef } from "vue";
import { failedState, type LoadState } from "./load-state.ts";

/** One thing that is asked for again and again: the newest question drops those before it. */
export interface Asked<T> {
  readonly value: ShallowRef<T | null>;
  readonly state: ShallowRef<LoadState>;
  /** Resolves when answered, failed or overtaken; true when `value` is the answer. Until then the last answer stays, unless `fresh`. */
  ask(question: (signal: AbortSignal) => Promise<T>, fresh?: boolean): Promise<boolean>;
  clear(): void;
}

export function createAsked<T>(): Asked<T> {
  const value = shallowRef<T | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  let running: AbortController | null = null;

  return {
    value, state,
    async ask(question, fresh = false) {
      running?.abort();
      const mine = (running = new AbortController());
      if (fresh) value.value = null;
      state.value = { kind: "loading" };
      try {
        const answer = await question(mine.signal);
        if (mine.signal.aborted) return false;
        value.value = answer;
        state.value = { kind: "ready", at: new Date() };
        return true;
      } catch (error) {
        if (mine.signal.aborted) return false;
        state.value = failedState(error);
        return false;
      }
    },
    clear() {
      running?.abort();
      value.value = null;
      state.value = { kind: "idle" };
    },
  };
}
