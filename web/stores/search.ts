import { defineStore } from "pinia";
import { computed } from "vue";
import type { SearchKind, SearchResult } from "../../server/contract/search.ts";
import { fetchFound } from "../api/search.ts";
import { createAsked } from "./asked.ts";

const WAIT_MS = 180;

/** What the last text found. Typing on drops the question before it. */
function createSearch(kinds: readonly SearchKind[] | null, limit: number) {
  const asked = createAsked<SearchResult>();
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function ask(text: string): void {
    clearTimeout(waiting);
    const words = text.trim();
    if (words === "") return asked.clear();
    asked.state.value = { kind: "loading" };
    waiting = setTimeout(() => {
      void asked.ask((signal) => fetchFound(words.slice(0, 100), { kinds, limit }, signal)).then((isFound) => {
        // What an older text found would only mislead.
        if (!isFound && asked.state.value.kind === "failed") asked.value.value = null;
      });
    }, WAIT_MS);
  }
  return {
    hits: computed(() => asked.value.value?.items ?? []), addresses: computed(() => asked.value.value?.addresses ?? null), state: asked.state, ask,
  };
}

/** The search of the top bar: everything there is. */
export const useSearchStore = defineStore("search", () => createSearch(null, 20));

/** The search for whose ground the screen is about. */
export const useMyGridSearchStore = defineStore("my-grid-search", () => createSearch(["person", "cell"], 12));
