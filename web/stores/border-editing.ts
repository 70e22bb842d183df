import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { ApiError } from "../api/client.ts";
import { saveCells } from "../api/editions.ts";
import type { BorderEdit, BorderVertex, EditedBorders } from "../workers/border-questions.ts";
import { openBorderSession, type BorderSession, type BorderStep, type CellsInView } from "./border-session.ts";
import { useEditionsStore } from "./editions.ts";
import { failedState, type LoadState } from "./load-state.ts";

const NOTHING: EditedBorders = { cells: { type: "FeatureCollection", features: [] }, changes: [], steps: 0, canUndo: false, canRedo: false };

/** Editing borders of the chosen draft: cells in view with every vertex, edits step by step, one save for all. */
export const useBorderEditingStore = defineStore("border-editing", () => {
  const editions = useEditionsStore();
  const editedId = shallowRef<number | null>(null);
  const borders = shallowRef<EditedBorders>(NOTHING);
  const handles = shallowRef<readonly BorderVertex[]>([]);
  const inView = shallowRef<CellsInView>("idle");
  const loadState = shallowRef<LoadState>({ kind: "idle" });
  const saveState = shallowRef<LoadState>({ kind: "idle" });
  const refusal = shallowRef<BorderEdit["kind"] | null>(null);
  let session: BorderSession | null = null;
  let revision = 0;

  const isEditing = computed(() => editedId.value !== null);
  const isDirty = computed(() => borders.value.changes.length > 0);
  const onStale = (): void => { saveState.value = { kind: "failed", cause: new ApiError("refused", "", 409) }; };

  function begin(): void {
    const draft = editions.chosen;
    if (draft === null || draft.status !== "draft") return;
    end();
    refusal.value = null;
    loadState.value = saveState.value = { kind: "idle" };
    revision = draft.revision;
    session = openBorderSession(draft.id, revision, { borders, handles, inView, loadState, refusal, onStale });
    editedId.value = draft.id;
  }

  function end(): void {
    session?.close();
    session = null;
    editedId.value = null;
    borders.value = NOTHING;
    handles.value = [];
    inView.value = "idle";
  }

  /** Saves all edits in one step; answers whether that went through. */
  async function save(): Promise<boolean> {
    const id = editedId.value;
    if (id === null || !isDirty.value || isSaving()) return false;
    saveState.value = { kind: "loading" };
    try {
      const changes = borders.value.changes.map(({ code, geometry }) => ({ code, geometry }));
      editions.take(await saveCells(id, { changes, expectedRevision: revision }));
      saveState.value = { kind: "ready", at: new Date() };
      end();
      return true;
    } catch (error) {
      saveState.value = failedState(error);
      return false;
    }
  }

  /** What is under way to the server is all that is saved: nothing is added to it meanwhile, it would be lost. */
  const isSaving = (): boolean => saveState.value.kind === "loading";
  const step = async (asked: BorderStep): Promise<void> => (isSaving() ? session?.showAgain() : session?.step(asked));
  return {
    editedId, borders, handles, inView, loadState, saveState, refusal, isEditing, isDirty, begin, end, save,
    look: async (box: readonly [number, number, number, number]): Promise<void> => session?.look(box), lookFromAfar: (): void => session?.lookFromAfar(),
    apply: (edit: BorderEdit) => step({ name: "apply", edit }), undo: () => step({ name: "undo" }), redo: () => step({ name: "redo" }),
  };
});
