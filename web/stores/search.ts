import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { SearchHit } from "../../server/contract/search.ts";
import { fetchFound } from "../api/search.ts";
import { failedState, type LoadState } from "./load-state.ts";

const WAIT_MS = 180;
const LIMIT = 10;

/** What the last text found. Typing on drops the question before it. */
export const useSearchStore = defineStore("search", () => {
  const hits = shallowRef<readonly SearchHit[]>([]);
  const state = shallowRef<LoadState>({ kind: "idle" });
  let running: AbortController | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function ask(text: string): void {
    clearTimeout(waiting);
    running?.abort();
    const words = text.trim();
    if (words === "") {
      hits.value = [];
      state.value = { kind: "idle" };
      return;
    }
    state.value = { kind: "loading" };
    waiting = setTimeout(() => void fetchNow(words), WAIT_MS);
  }

  async function fetchNow(words: string): Promise<void> {
    const mine = (running = new AbortController());
    try {
      hits.value = await fetchFound(words.slice(0, 100), LIMIT, mine.signal);
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (mine.signal.aborted) return;
      hits.value = [];
      state.value = failedState(error);
    }
  }

  return { hits, state, ask };
});
