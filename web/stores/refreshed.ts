import type { ShallowRef } from "vue";
import { createAsked } from "./asked.ts";
import type { LoadState } from "./load-state.ts";

/** One answer of the API that is kept up to date: the last good one stays while it is asked again, and when that fails. */
export interface Refreshed<T> {
  readonly value: ShallowRef<T | null>;
  readonly state: ShallowRef<LoadState>;
  refresh(): Promise<void>;
}

export function createRefreshed<T>(question: () => Promise<T>): Refreshed<T> {
  const { value, state, ask } = createAsked<T>();
  return { value, state, refresh: async () => { await ask(question); } };
}
