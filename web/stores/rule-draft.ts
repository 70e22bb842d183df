import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { MatrixRule, RuleChange, RuleDraft } from "../../server/contract/responsibility.ts";
import { createDraft, discardDraft, fetchDraft, fetchDrafts, fetchMatrix, saveDraft } from "../api/responsibility.ts";
import { failedState, type LoadState } from "./load-state.ts";
import { firstStep, goTo, has, present, takeStep } from "./steps.ts";

/** The draft of the matrix that is being worked on: every change is saved at once, and can be undone. */
export const useRuleDraftStore = defineStore("rule-draft", () => {
  const drafts = shallowRef<readonly RuleDraft[]>([]);
  const draft = shallowRef<RuleDraft | null>(null);
  const listState = shallowRef<LoadState>({ kind: "idle" });
  const saveState = shallowRef<LoadState>({ kind: "idle" });
  const rulesInForce = shallowRef<readonly MatrixRule[]>([]);
  const steps = shallowRef(firstStep<readonly RuleChange[]>([]));
  const changes = computed(() => present(steps.value));
  let saving: Promise<void> | null = null;

  async function load(): Promise<void> {
    listState.value = { kind: "loading" };
    try {
      drafts.value = await fetchDrafts();
      listState.value = { kind: "ready", at: new Date() };
    } catch (error) {
      listState.value = failedState(error);
    }
  }

  /** Null: what is in force. What was not saved of another draft is saved first. */
  async function open(id: number | null): Promise<void> {
    await saving;
    saveState.value = { kind: "idle" };
    if (id === null) return hold(null);
    try {
      hold(await fetchDraft(id));
    } catch (error) {
      hold(null);
      saveState.value = failedState(error);
    }
  }

  /** What the draft's changes are told against; kept while a draft is shown, since the matrix shown is the draft's. */
  async function keepRulesInForce(): Promise<void> {
    try {
      rulesInForce.value = (await fetchMatrix(null)).rules;
    } catch (error) {
      listState.value = failedState(error);
    }
  }

  /** Whether the rules beneath have changed, asked anew without touching what is being edited. */
  async function refresh(): Promise<void> {
    await load();
    const held = draft.value;
    const newest = drafts.value.find(({ id }) => id === held?.id);
    if (held !== null && newest?.revision === held.revision) draft.value = newest;
    await keepRulesInForce();
  }

  function hold(next: RuleDraft | null): void {
    draft.value = next;
    steps.value = firstStep<readonly RuleChange[]>(next?.changes ?? []);
  }

  async function begin(name: string): Promise<RuleDraft | null> {
    saveState.value = { kind: "loading" };
    try {
      hold(await createDraft({ name }));
      saveState.value = { kind: "ready", at: new Date() };
      await load();
      return draft.value;
    } catch (error) {
      saveState.value = failedState(error);
      return null;
    }
  }

  /** One decision of the user; resolves once it is saved, or could not be. */
  function take(next: readonly RuleChange[]): Promise<void> {
    steps.value = takeStep(steps.value, next);
    return save();
  }
  function go(by: -1 | 1): Promise<void> {
    steps.value = goTo(steps.value, steps.value.at + by);
    return save();
  }

  /** One save at a time, each of the newest state: an answer to an older one would put it back. */
  function save(more: { acceptBase?: boolean; name?: string } = {}): Promise<void> {
    const next = (saving ?? Promise.resolve()).then(() => saveNow(more));
    const mine: Promise<void> = next.finally(() => { if (saving === mine) saving = null; });
    return (saving = mine);
  }

  async function saveNow(more: { acceptBase?: boolean; name?: string }): Promise<void> {
    const before = draft.value;
    const wanted = changes.value;
    if (before === null || (JSON.stringify(wanted) === JSON.stringify(before.changes) && Object.keys(more).length === 0)) return;
    saveState.value = { kind: "loading" };
    try {
      draft.value = await saveDraft(before.id, { expectedRevision: before.revision, changes: [...wanted], ...more });
      saveState.value = { kind: "ready", at: new Date() };
      drafts.value = drafts.value.map((each) => (each.id === before.id && draft.value !== null ? draft.value : each));
    } catch (error) {
      saveState.value = failedState(error);
    }
  }

  async function discard(): Promise<boolean> {
    const before = draft.value;
    if (before === null) return true;
    await saving;
    try {
      await discardDraft(before.id);
      hold(null);
      await load();
      return true;
    } catch (error) {
      saveState.value = failedState(error);
      return false;
    }
  }

  return {
    drafts, draft, changes, rulesInForce, listState, saveState, load, open, refresh, keepRulesInForce, begin, take, save, discard,
    canUndo: computed(() => has(steps.value, steps.value.at - 1)), canRedo: computed(() => has(steps.value, steps.value.at + 1)),
    undo: () => go(-1), redo: () => go(1),
  };
});
