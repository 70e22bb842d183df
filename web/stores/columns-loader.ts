import { shallowRef, type ShallowRef } from "vue";
import { ApiError } from "../api/client.ts";
import type { AskWorker } from "../workers/ask-worker.ts";
import type { ColumnsState, LoadQuestion } from "../workers/incident-questions.ts";
import type { ColumnsLoad } from "./incident-columns-state.ts";

export interface ColumnsLoader {
  readonly load: ShallowRef<ColumnsLoad>;
  /** Loads everything; null when it failed, was cancelled or was overtaken by another. */
  run(question: LoadQuestion): Promise<ColumnsState | null>;
  cancel(): void;
  /** Ends a load without a word, and forgets what became of earlier ones. */
  reset(): void;
}

/** One load of all columns at a time, with its progress; a new one ends the one before. */
export function createColumnsLoader(ask: AskWorker): ColumnsLoader {
  const load = shallowRef<ColumnsLoad>({ kind: "idle" });
  let running: AbortController | null = null;

  async function run(question: LoadQuestion): Promise<ColumnsState | null> {
    running?.abort();
    const mine = (running = new AbortController());
    load.value = { kind: "loading", progress: null };
    try {
      const state = await ask("load", question, { signal: mine.signal, onProgress: (progress) => { if (mine === running) load.value = { kind: "loading", progress }; } });
      load.value = { kind: "ready", at: new Date() };
      return state;
    } catch (error) {
      if (mine === running) load.value = mine.signal.aborted ? { kind: "cancelled" } : { kind: "failed", cause: asApiError(error) };
      return null;
    }
  }

  function reset(): void {
    running?.abort();
    running = null;
    load.value = { kind: "idle" };
  }

  return { load, run, cancel: () => running?.abort(), reset };
}

/** A fault in the worker reaches the screen like any other failure to load. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError("broken", error instanceof Error ? error.message : String(error));
}
