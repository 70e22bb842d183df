import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { RuleChange, RuleDraft } from "../../server/contract/responsibility.ts";
import { createDraft, discardDraft, fetchDraft, saveDraft } from "../api/responsibility.ts";
import { failedState, type LoadState } from "./load-state.ts";
import { useRuleDraftsStore } from "./rule-drafts.ts";
import { firstStep, goTo, has, present, takeStep } from "./steps.ts";

/** The draft of the matrix that is being worked on: every change is saved at once, and can be undone. */
export const useRuleDraftStore = defineStore("rule-draft", () => {
  const list = useRuleDraftsStore();
  const draft = shallowRef<RuleDraft | null>(null);
  const saveState = shallowRef<LoadState>({ kind: "idle" });
  const steps = shallowRef(firstStep<readonly RuleChange[]>([]));
  const changes = computed(() => present(steps.value));
  const oneByOne = createQueue();
  let opened = 0;

  /** Null: what is in force. What was not saved of another draft is saved first. */
  async function open(id: number | null): Promise<void> {
    const mine = (opened += 1);
    await oneByOne.idle();
    if (mine !== opened) return;
    saveState.value = { kind: "idle" };
    if (id === null) return hold(null);
    try {
      const found = await fetchDraft(id);
      if (mine === opened) hold(found);
    } catch (error) {
      if (mine !== opened) return;
      hold(null);
      saveState.value = failedState(error);
    }
  }

  /** Whether the rules beneath have changed, asked anew without touching what is being edited. */
  async function refresh(): Promise<void> {
    await Promise.all([list.load(), list.loadRules()]);
    const held = draft.value;
    const newest = list.drafts.find(({ id }) => id === held?.id);
    if (held !== null && newest?.revision === held.revision) draft.value = newest;
  }

  function hold(next: RuleDraft | null): void {
    draft.value = next;
    steps.value = firstStep<readonly RuleChange[]>(next?.changes ?? []);
  }

  async function begin(name: string): Promise<RuleDraft | null> {
    const isBegun = await attempt(async () => {
      hold(await createDraft({ name }));
      await list.load();
    });
    return isBegun ? draft.value : null;
  }

  /** Does what may fail; false, and `saveState` says why, when it did. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    saveState.value = { kind: "loading" };
    try {
      await work();
      saveState.value = { kind: "ready", at: new Date() };
      return true;
    } catch (error) {
      saveState.value = failedState(error);
      return false;
    }
  }

  /** One decision of the user; resolves once it is saved, or could not be. */
  const take = (next: readonly RuleChange[]): Promise<void> => stand(takeStep(steps.value, next));
  const go = (by: -1 | 1): Promise<void> => stand(goTo(steps.value, steps.value.at + by));
  function stand(at: typeof steps.value): Promise<void> {
    steps.value = at;
    return save();
  }
  const save = (more: { acceptBase?: boolean; name?: string } = {}) => oneByOne.run(() => saveNow(more));

  async function saveNow(more: { acceptBase?: boolean; name?: string }): Promise<void> {
    const [before, wanted] = [draft.value, changes.value];
    if (before === null || (JSON.stringify(wanted) === JSON.stringify(before.changes) && Object.keys(more).length === 0)) return;
    await attempt(async () => {
      draft.value = await saveDraft(before.id, { expectedRevision: before.revision, changes: [...wanted], ...more });
      list.take(draft.value);
    });
  }

  async function discard(): Promise<boolean> {
    await oneByOne.idle();
    return attempt(async () => {
      if (draft.value !== null) await discardDraft(draft.value.id);
      hold(null);
      await list.load();
    });
  }

  return {
    draft, changes, saveState, open, refresh, begin, take, save, discard,
    canUndo: computed(() => has(steps.value, steps.value.at - 1)), canRedo: computed(() => has(steps.value, steps.value.at + 1)),
    undo: () => go(-1), redo: () => go(1),
  };
});

/** Work in the order in which it was asked for: an answer to an older save would put a newer state back. */
function createQueue(): { run: (work: () => Promise<void>) => Promise<void>; idle: () => Promise<void> } {
  let last: Promise<void> = Promise.resolve();
  return { run: (work) => (last = last.then(work)), idle: () => last };
}
