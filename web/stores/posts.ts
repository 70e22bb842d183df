import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { ResponsibilityChecks } from "../../server/contract/responsibility.ts";
import { fetchChecks, fetchDepartments, fetchPosts, type Department, type Post } from "../api/responsibility.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** Every post with who holds it when, and what of posts and cells is not in order. */
export const usePostsStore = defineStore("posts", () => {
  const posts = shallowRef<readonly Post[]>([]);
  const departments = shallowRef<ReadonlyMap<string, Department>>(new Map());
  const checks = shallowRef<ResponsibilityChecks | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  let running: AbortController | null = null;

  async function load(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    state.value = { kind: "loading" };
    try {
      const [found, all, known] = await Promise.all([
        fetchChecks(null, mine.signal), allPages((cursor) => fetchPosts(cursor, mine.signal)), allPages((cursor) => fetchDepartments(cursor, mine.signal)),
      ]);
      [checks.value, posts.value, departments.value] = [found, all, new Map(known.map((department) => [department.code, department]))];
      state.value = { kind: "ready", at: new Date(checks.value.at) };
    } catch (error) {
      if (!mine.signal.aborted) state.value = failedState(error);
    }
  }

  return { posts, departments, checks, state, load };
});

async function allPages<T>(fetchPage: (cursor: string | null) => Promise<{ items: T[]; nextCursor: string | null }>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await fetchPage(cursor);
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
}
