import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import type { ImportJob } from "../../server/contract/import.ts";
import { fetchImports } from "../api/imports.ts";
import { failedState, type LoadState } from "./load-state.ts";

const PAGE_SIZE = 30;

export const isUnderWay = ({ state }: Pick<ImportJob, "state">): boolean => state === "queued" || state === "running";

/** The list of imports, newest first, a page at a time. */
export const useImportsStore = defineStore("imports", () => {
  const items = shallowRef<readonly ImportJob[]>([]);
  const nextCursor = ref<string | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const hasUnderWay = computed(() => items.value.some(isUnderWay));
  let asked = 0;

  /** Fetches the newest; older ones already here stay below. */
  async function refresh(): Promise<void> {
    const mine = (asked += 1);
    state.value = { kind: "loading" };
    try {
      const page = await fetchImports(PAGE_SIZE);
      if (mine !== asked) return;
      const oldest = page.items.at(-1)?.id ?? 0;
      const older = items.value.filter(({ id }) => id < oldest);
      if (older.length === 0) nextCursor.value = page.nextCursor;
      items.value = [...page.items, ...older];
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      if (mine === asked) state.value = failedState(error);
    }
  }

  async function more(): Promise<void> {
    if (nextCursor.value === null || state.value.kind === "loading") return;
    state.value = { kind: "loading" };
    try {
      const page = await fetchImports(PAGE_SIZE, nextCursor.value);
      items.value = [...items.value, ...page.items];
      nextCursor.value = page.nextCursor;
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      state.value = failedState(error);
    }
  }

  /** Takes over what was learned of one import elsewhere. */
  function put(job: ImportJob): void {
    const others = items.value.filter(({ id }) => id !== job.id);
    items.value = [...others, job].toSorted((a, b) => b.id - a.id);
  }

  return { items, nextCursor, state, hasUnderWay, refresh, more, put };
});
