import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { ImportKindDescription, ImportKinds } from "../../server/contract/import.ts";
import { fetchImportKinds } from "../api/imports.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** What can be imported: asked once, since it changes only with the program. */
export const useImportKindsStore = defineStore("import-kinds", () => {
  const kinds = shallowRef<ImportKinds | null>(null);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const byName = computed(() => new Map<string, ImportKindDescription>((kinds.value?.items ?? []).map((kind) => [kind.kind, kind])));

  async function need(): Promise<void> {
    if (kinds.value !== null || state.value.kind === "loading") return;
    state.value = { kind: "loading" };
    try {
      kinds.value = await fetchImportKinds();
      state.value = { kind: "ready", at: new Date() };
    } catch (error) {
      state.value = failedState(error);
    }
  }

  return { kinds, byName, state, need };
});
