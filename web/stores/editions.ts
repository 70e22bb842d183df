import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { Edition } from "../../server/contract/cell.ts";
import type { EditionCopyRequest } from "../../server/contract/edition-draft.ts";
import { checkEdition, copyEdition, dropDraft, fetchEditions } from "../api/editions.ts";
import { failedState, type LoadState } from "./load-state.ts";

/** What is under way with an edition; each takes seconds. */
export type EditionWork = { readonly kind: "copying" | "checking" | "dropping"; readonly since: number };

/** Boundary editions, the chosen one, and what is done with drafts as a whole. */
export const useEditionsStore = defineStore("editions", () => {
  const editions = shallowRef<readonly Edition[]>([]);
  const state = shallowRef<LoadState>({ kind: "idle" });
  const chosenId = shallowRef<number | null>(null);
  const work = shallowRef<EditionWork | null>(null);
  /** Why the last piece of work failed; told until the next begins. */
  const workState = shallowRef<LoadState>({ kind: "idle" });

  const chosen = computed(() => editions.value.find(({ id }) => id === chosenId.value) ?? null);
  const inForce = computed(() => editionsInForce(editions.value, Date.now()));
  /** What the chosen edition is held against: the one in force, else the one it was copied from. */
  const base = computed(() => {
    const mine = chosen.value;
    if (mine === null || mine.status === "published") return null;
    return inForce.value.find(({ territory }) => territory === mine.territory) ?? editions.value.find(({ id }) => id === mine.basedOn) ?? null;
  });

  async function load(): Promise<void> {
    state.value = { kind: "loading" };
    try {
      editions.value = await fetchEditions();
      state.value = { kind: "ready", at: new Date() };
      if (chosen.value === null) chosenId.value = firstChoice(editions.value, inForce.value);
    } catch (error) {
      state.value = failedState(error);
    }
  }

  function take(edition: Edition): void {
    editions.value = editions.value.some(({ id }) => id === edition.id)
      ? editions.value.map((known) => (known.id === edition.id ? edition : known))
      : [...editions.value, edition];
  }

  async function during<T>(kind: EditionWork["kind"], run: () => Promise<T>): Promise<T | null> {
    if (work.value !== null) return null;
    work.value = { kind, since: Date.now() };
    workState.value = { kind: "loading" };
    try {
      const result = await run();
      workState.value = { kind: "ready", at: new Date() };
      return result;
    } catch (error) {
      workState.value = failedState(error);
      return null;
    } finally {
      work.value = null;
    }
  }

  async function copy(request: EditionCopyRequest): Promise<Edition | null> {
    const made = await during("copying", () => copyEdition(request));
    if (made === null) return null;
    take(made);
    chosenId.value = made.id;
    return made;
  }

  /** Answers whether the check went through; its findings are then to be fetched. */
  async function check(): Promise<boolean> {
    const mine = chosen.value;
    if (mine === null) return false;
    const checked = await during("checking", () => checkEdition(mine.id));
    if (checked !== null) take(checked);
    return checked !== null;
  }

  async function drop(): Promise<void> {
    const mine = chosen.value;
    if (mine === null || await during("dropping", () => dropDraft(mine.id).then(() => true)) === null) return;
    editions.value = editions.value.filter(({ id }) => id !== mine.id);
    chosenId.value = firstChoice(editions.value, inForce.value);
  }

  return { editions, state, chosenId, chosen, inForce, base, work, workState, load, take, copy, check, drop };
});

/** The newest draft is what somebody is working on; else what counts now. */
function firstChoice(editions: readonly Edition[], inForce: readonly Edition[]): number | null {
  const drafts = editions.filter(({ status }) => status === "draft");
  return (drafts.at(-1) ?? inForce[0] ?? editions.at(-1))?.id ?? null;
}

/** The latest published edition of each territory that has begun. */
export function editionsInForce(editions: readonly Edition[], atMs: number): Edition[] {
  const latest = new Map<string, Edition>();
  for (const edition of editions) {
    if (edition.status !== "published" || startMs(edition) > atMs) continue;
    const known = latest.get(edition.territory);
    if (known === undefined || startMs(known) <= startMs(edition)) latest.set(edition.territory, edition);
  }
  return [...latest.values()];
}

export const startMs = ({ effectiveFrom }: Edition): number => (effectiveFrom === null ? -Infinity : Date.parse(effectiveFrom));
