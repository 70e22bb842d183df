import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { ApiError } from "../api/client.ts";
import { fetchEditionCells, saveCells } from "../api/editions.ts";
import type { BorderEdit, BorderVertex, EditedBorders } from "../workers/border-questions.ts";
import { openBorderEditor, RefusedEdit, type BorderEditor } from "../workers/open-border-editor.ts";
import { useEditionsStore } from "./editions.ts";
import { failedState, type LoadState } from "./load-state.ts";

type Box = readonly [west: number, south: number, east: number, north: number];

/** Why there are no vertices to drag: too much is in view. */
export type CellsInView = "idle" | "loading" | "ready" | "tooMany";

/** So many vertices can still be told apart and dragged. */
const MOST_HANDLES = 1500;

const NOTHING: EditedBorders = { cells: { type: "FeatureCollection", features: [] }, changes: [], steps: 0, canUndo: false, canRedo: false };

/** Editing borders of the chosen draft: cells in view with every vertex, edits in a worker, one save for all. */
export const useBorderEditingStore = defineStore("border-editing", () => {
  const editions = useEditionsStore();
  const editedId = shallowRef<number | null>(null);
  const borders = shallowRef<EditedBorders>(NOTHING);
  const handles = shallowRef<readonly BorderVertex[]>([]);
  const inView = shallowRef<CellsInView>("idle");
  const loadState = shallowRef<LoadState>({ kind: "idle" });
  const saveState = shallowRef<LoadState>({ kind: "idle" });
  /** What kind of edit the borders did not allow: a ring would collapse, or borders would be torn apart. */
  const refusal = shallowRef<BorderEdit["kind"] | null>(null);
  let editor: BorderEditor | null = null;
  let revision = 0;
  let box: Box | null = null;
  let loading: AbortController | null = null;

  const isEditing = computed(() => editedId.value !== null);
  const isDirty = computed(() => borders.value.changes.length > 0);

  function begin(): void {
    const draft = editions.chosen;
    if (draft === null || draft.status !== "draft") return;
    editor ??= openBorderEditor();
    revision = draft.revision;
    editedId.value = draft.id;
    refusal.value = null;
    saveState.value = { kind: "idle" };
  }

  function end(): void {
    loading?.abort();
    editor?.close();
    editor = null;
    box = null;
    editedId.value = null;
    borders.value = NOTHING;
    handles.value = [];
    inView.value = "idle";
  }

  /** The cells of what is in view, fetched when they are not here, and their vertices. */
  async function look(at: Box): Promise<void> {
    const id = editedId.value;
    if (id === null || editor === null) return;
    box = at;
    loading?.abort();
    const mine = (loading = new AbortController());
    inView.value = "loading";
    try {
      const { features, revision: found } = await fetchEditionCells(id, at, mine.signal);
      if (found !== revision) return refuseStale();
      borders.value = await editor.ask({ name: "add", cells: features.map(({ properties, geometry }) => ({ code: properties.code, geometry })) });
      loadState.value = { kind: "ready", at: new Date() };
      await showHandles();
    } catch (error) {
      if (mine.signal.aborted) return;
      handles.value = [];
      // The server refuses a box that holds too much: one has to look closer.
      if (error instanceof ApiError && error.status === 400) inView.value = "tooMany";
      else loadState.value = failedState(error);
    }
  }

  /** Too far away to tell vertices apart: none is offered, and nothing is fetched. */
  function lookFromAfar(): void {
    loading?.abort();
    handles.value = [];
    inView.value = "tooMany";
  }

  /** Somebody else has saved: with ours that would no longer fit together. */
  function refuseStale(): void {
    saveState.value = { kind: "failed", cause: new ApiError("refused", "", 409) };
  }

  async function showHandles(): Promise<void> {
    if (editor === null || box === null) return;
    const found = await editor.ask({ name: "vertices", box });
    handles.value = found.length > MOST_HANDLES ? [] : found;
    inView.value = found.length > MOST_HANDLES ? "tooMany" : "ready";
  }

  async function step(question: { name: "undo" } | { name: "redo" } | { name: "apply"; edit: BorderEdit }): Promise<void> {
    if (editor === null) return;
    refusal.value = null;
    try {
      borders.value = await editor.ask(question);
    } catch (error) {
      if (!(error instanceof RefusedEdit) || question.name !== "apply") throw error;
      refusal.value = question.edit.kind;
    }
    // Also after a refusal: what was dragged goes back to where it was.
    await showHandles();
  }

  /** Saves all edits in one step; answers whether that went through. */
  async function save(): Promise<boolean> {
    const id = editedId.value;
    if (id === null || !isDirty.value) return false;
    saveState.value = { kind: "loading" };
    try {
      const changes = borders.value.changes.map(({ code, geometry }) => ({ code, geometry }));
      const saved = await saveCells(id, { changes, expectedRevision: revision });
      editions.take(saved);
      saveState.value = { kind: "ready", at: new Date() };
      end();
      return true;
    } catch (error) {
      saveState.value = failedState(error);
      return false;
    }
  }

  return {
    editedId, borders, handles, inView, loadState, saveState, refusal, isEditing, isDirty, begin, end, look, lookFromAfar, save,
    apply: (edit: BorderEdit) => step({ name: "apply", edit }), undo: () => step({ name: "undo" }), redo: () => step({ name: "redo" }),
  };
});
