import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { Deployment } from "../../server/contract/deployment.ts";
import { fetchDeployment } from "../api/deployment.ts";
import { buildCategoryTree, topCategoryCode } from "./category-tree.ts";
import { failedState, type LoadState } from "./load-state.ts";
import { homeOf, territoriesOf } from "./territories.ts";

/** What this installation is called and covers: fetched before anything is drawn. */
export const useDeploymentStore = defineStore("deployment", () => {
  const deployment = shallowRef<Deployment | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const categoryTree = computed(() => buildCategoryTree(deployment.value?.categories ?? []));
  const categoryByCode = computed(() => new Map((deployment.value?.categories ?? []).map((category) => [category.code, category])));
  const territories = computed(() => territoriesOf(deployment.value?.editionsInForce ?? []));
  /** Where the first view and the home button lead; null while there are no cells. */
  const home = computed(() => (deployment.value ? homeOf(deployment.value) : null));
  const timeZone = computed(() => deployment.value?.timeZone ?? "Asia/Shanghai");

  let running: Promise<void> | null = null;

  /** Fetches it, unless it is here or on its way. */
  function need(): Promise<void> {
    if (deployment.value !== null) return Promise.resolve();
    return running ?? load();
  }

  /** Fetches it anew. */
  function load(): Promise<void> {
    const mine = fetchNow().finally(() => { if (running === mine) running = null; });
    return (running = mine);
  }

  async function fetchNow(): Promise<void> {
    state.value = { kind: "loading" };
    try {
      deployment.value = await fetchDeployment();
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      state.value = failedState(error);
    }
  }

  function topOf(categoryCode: string): string {
    return topCategoryCode(deployment.value?.categories ?? [], categoryCode);
  }

  return { deployment, state, categoryTree, categoryByCode, territories, home, timeZone, need, load, topOf };
});
