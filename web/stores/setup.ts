import { defineStore } from "pinia";
import { computed } from "vue";
import type { ImportKind } from "../../server/contract/import.ts";
import { fetchEditions } from "../api/editions.ts";
import { hasAny, type ReferenceList } from "../api/reference-lists.ts";
import { createRefreshed } from "./refreshed.ts";
import { useDeploymentStore } from "./deployment.ts";

export const SETUP_STEPS = ["levels", "cells", "people", "rules", "incidents", "water"] as const;
export type SetupStepName = (typeof SETUP_STEPS)[number];

/** One thing that a new deployment needs; `kinds` are imported for it, in that order. */
export interface SetupStep { name: SetupStepName; kinds: readonly ImportKind[]; isDone: boolean; isOptional: boolean; draftId: number | null; }

const KINDS: Readonly<Record<SetupStepName, readonly ImportKind[]>> = {
  levels: ["levels"],
  cells: ["cells"],
  people: ["departments", "posts", "people", "holdings"],
  rules: ["categories", "rules"],
  incidents: ["incidents"],
  water: ["river-reaches", "monitoring-sections", "readings"],
};

/** How far a new deployment has been filled, and what comes next. Once everything is there nothing is asked any more. */
export const useSetupStore = defineStore("setup", () => {
  const deployment = useDeploymentStore();
  const found = createRefreshed(async () => {
    const has = (list: ReferenceList) => hasAny(list);
    const [editions, posts, people, rules, water] = await Promise.all([fetchEditions(), has("posts"), has("people"), has("responsibility-rules"), has("monitoring-sections")]);
    return { draftId: editions.find(({ status }) => status === "draft")?.id ?? null, people: posts && people, rules, water };
  });

  const steps = computed<SetupStep[] | null>(() => {
    const [place, there] = [deployment.deployment, found.value.value];
    if (place === null || there === null) return null;
    const done: Record<SetupStepName, boolean> = {
      levels: place.levels.length > 0, cells: place.bbox !== null, people: there.people,
      rules: there.rules && place.categories.length > 0, incidents: place.incidentCount > 0, water: there.water,
    };
    return SETUP_STEPS.map((name) => ({
      name, kinds: KINDS[name], isDone: done[name], isOptional: name === "water", draftId: name === "cells" && !done.cells ? there.draftId : null,
    }));
  });
  /** False while it is not known: nobody is told to begin before that. */
  const isIncomplete = computed(() => steps.value?.some(({ isDone, isOptional }) => !isDone && !isOptional) ?? false);
  const next = computed(() => steps.value?.find(({ isDone }) => !isDone) ?? null);
  /** Water can be loaded before anything else: then it is not so that there is nothing. */
  const hasAnything = computed(() => steps.value?.some(({ isDone, draftId }) => isDone || draftId !== null) ?? false);
  /** Nothing to draw: no boundary is in force yet. */
  const hasNoCells = computed(() => deployment.deployment?.bbox === null);

  /** Whether a tab about `what` would have nothing at all to show. */
  function isBare(what: "boundaries" | "people"): boolean {
    const [cells, people, rules] = (["cells", "people", "rules"] as const).map((name) => steps.value?.find((step) => step.name === name));
    return what === "boundaries" ? cells?.isDone === false && cells.draftId === null : people?.isDone === false && rules?.isDone === false;
  }

  async function need(): Promise<void> {
    await deployment.need();
    if (found.value.value === null || isIncomplete.value) await found.refresh();
  }

  return { steps, isIncomplete, next, hasAnything, hasNoCells, isBare, state: found.state, need, refresh: found.refresh };
});
