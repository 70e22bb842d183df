import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { ResponsibilityChecks } from "../../server/contract/responsibility.ts";
import { fetchChecks, fetchPosts, type Post } from "../api/responsibility.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** Every post with who holds it when, and what of posts and cells is not in order. */
export const usePostsStore = defineStore("posts", () => {
  const posts = shallowRef<readonly Post[]>([]);
  const checks = shallowRef<ResponsibilityChecks | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  let running: AbortController | null = null;

  async function load(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    state.value = { kind: "loading" };
    try {
      const checking = fetchChecks(null, mine.signal);
      const all: Post[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await fetchPosts(cursor, mine.signal);
        all.push(...page.items);
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      checks.value = await checking;
      posts.value = all;
      state.value = { kind: "ready", at: new Date(checks.value.at) };
    } catch (error) {
      if (!mine.signal.aborted) state.value = failedState(error);
    }
  }

  return { posts, checks, state, load };
});
