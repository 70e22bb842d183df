import type { ShallowRef } from "vue";
import { ApiError } from "../api/client.ts";
import { fetchEditionCells } from "../api/editions.ts";
import type { BorderEdit, BorderVertex, EditedBorders } from "../workers/border-questions.ts";
import { openBorderEditor, RefusedEdit } from "../workers/open-border-editor.ts";
import { failedState, type LoadState } from "./load-state.ts";

type Box = readonly [west: number, south: number, east: number, north: number];

/** Why there are no vertices to drag: nothing has come yet, or too much is in view. */
export type CellsInView = "idle" | "loading" | "ready" | "tooMany";

/** What a session shows of itself. */
export interface BorderSessionState {
  borders: ShallowRef<EditedBorders>;
  handles: ShallowRef<readonly BorderVertex[]>;
  inView: ShallowRef<CellsInView>;
  loadState: ShallowRef<LoadState>;
  /** What kind of edit the borders did not allow: a ring would collapse, or borders would be torn apart. */
  refusal: ShallowRef<BorderEdit["kind"] | null>;
  /** The draft has another revision than the one under editing: with our edits it would no longer fit together. */
  onStale(): void;
}

export type BorderStep = { readonly name: "undo" } | { readonly name: "redo" } | { readonly name: "apply"; readonly edit: BorderEdit };

export interface BorderSession {
  /** The cells of what is in view, fetched when they are not here, and their vertices. */
  look(at: Box): Promise<void>;
  /** Too far away to tell vertices apart: none is offered, and nothing is fetched. */
  lookFromAfar(): void;
  step(step: BorderStep): Promise<void>;
  /** The vertices where they belong: what was dragged goes back. */
  showAgain(): Promise<void>;
  close(): void;
}

/** So many vertices can still be told apart and dragged. */
const MOST_HANDLES = 1500;

/** One person editing one revision of a draft: cells are fetched as they come into view and edited in a worker. */
export function openBorderSession(editionId: number, revision: number, state: BorderSessionState): BorderSession {
  const editor = openBorderEditor();
  let box: Box | null = null;
  let loading: AbortController | null = null;

  async function showHandles(): Promise<void> {
    if (box === null) return;
    const found = await editor.ask({ name: "vertices", box });
    state.handles.value = found.length > MOST_HANDLES ? [] : found;
    state.inView.value = found.length > MOST_HANDLES ? "tooMany" : "ready";
  }

  return {
    async look(at) {
      box = at;
      loading?.abort();
      const mine = (loading = new AbortController());
      state.inView.value = "loading";
      try {
        const { features, revision: found } = await fetchEditionCells(editionId, at, mine.signal);
        if (found !== revision) return state.onStale();
        state.borders.value = await editor.ask({ name: "add", cells: features.map(({ properties, geometry }) => ({ code: properties.code, geometry })) });
        state.loadState.value = { kind: "ready", at: new Date() };
        await showHandles();
      } catch (error) {
        if (mine.signal.aborted) return;
        state.handles.value = [];
        // The server refuses a box that holds too much: one has to look closer.
        if (error instanceof ApiError && error.status === 400) state.inView.value = "tooMany";
        else state.loadState.value = failedState(error);
      }
    },
    lookFromAfar() {
      loading?.abort();
      state.handles.value = [];
      state.inView.value = "tooMany";
    },
    async step(step) {
      state.refusal.value = null;
      try {
        state.borders.value = await editor.ask(step);
      } catch (error) {
        if (!(error instanceof RefusedEdit) || step.name !== "apply") throw error;
        state.refusal.value = step.edit.kind;
      }
      // Also after a refusal: what was dragged goes back to where it was.
      await showHandles();
    },
    showAgain: showHandles,
    close() {
      loading?.abort();
      editor.close();
    },
  };
}
