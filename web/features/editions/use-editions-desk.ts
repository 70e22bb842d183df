import { computed, watch, type ComputedRef } from "vue";
import { useBorderEditingStore } from "../../stores/border-editing.ts";
import { useEditionChangeStore } from "../../stores/edition-change.ts";
import { useEditionFindingsStore } from "../../stores/edition-findings.ts";
import { useEditionsStore } from "../../stores/editions.ts";

export type StepState = "done" | "now" | "todo";

export interface EditionsDesk {
  /** The steps of a draft on its way into force; none for published editions. */
  steps: ComputedRef<readonly { name: "draft" | "edit" | "check" | "impact" | "force"; state: StepState }[]>;
  /** Checks the draft and, where nothing blocks, computes what taking it over would change. */
  check(): Promise<void>;
  saveBorders(): Promise<void>;
}

/** Keeps findings and impact in step with the chosen edition. */
export function useEditionsDesk(): EditionsDesk {
  const [editions, findings, change, editing] = [useEditionsStore(), useEditionFindingsStore(), useEditionChangeStore(), useBorderEditingStore()];

  watch(() => editions.chosen && `${editions.chosen.id}.${editions.chosen.revision}.${editions.chosen.status}`, () => {
    if (editing.editedId !== null && editing.editedId !== editions.chosenId) editing.end();
    if (change.applied === null || change.applied.subject.kind !== "edition" || change.applied.subject.editionId !== editions.chosenId) change.forget();
    void findings.load();
    if (editions.base !== null) void change.loadDifference();
  }, { immediate: true });

  async function check(): Promise<void> {
    if (!await editions.check()) return;
    await findings.load();
    if (findings.blocking.length === 0 && editions.base !== null) await change.loadPreview();
  }
  async function saveBorders(): Promise<void> {
    if (await editing.save()) await check();
  }

  const steps = computed(() => {
    const draft = editions.chosen;
    if (draft === null || draft.status === "published") return [];
    const isChanged = (change.difference?.features.length ?? 0) > 0 || editions.base === null;
    const isChecked = draft.checkedAt !== null && findings.blocking.length === 0;
    const isSeen = change.preview !== null || (editions.base === null && isChecked);
    const done = [true, isChanged && !editing.isDirty, isChecked, isChecked && isSeen, false];
    const now = done.indexOf(false);
    return (["draft", "edit", "check", "impact", "force"] as const).map((name, i) => ({ name, state: done[i] === true ? "done" as const : i === now ? "now" as const : "todo" as const }));
  });

  return { steps, check, saveBorders };
}
