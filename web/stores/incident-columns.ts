import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { AskWorker } from "../workers/ask-worker.ts";
import type { ColumnsState, IncidentPageOfRows, LoadQuestion, ViewId } from "../workers/incident-questions.ts";
import { keepCategories } from "./categories-keeper.ts";
import { followColumns } from "./columns-follower.ts";
import { createFreshness } from "./columns-freshness.ts";
import { asApiError, createColumnsLoader } from "./columns-loader.ts";
import { createColumnsReloader } from "./columns-reloader.ts";
import { useDeploymentStore } from "./deployment.ts";
import { keepFigures } from "./figures-keeper.ts";
import { holdWorker } from "./held-worker.ts";
import { useLiveStore } from "./live.ts";

/**
 * The incidents held in the worker, and the figures computed there: what map, charts and tables of
 * the analysis count on. Follows the live stream, every event once.
 */
export const useIncidentColumnsStore = defineStore("incident-columns", () => {
  const [deployment, live] = [useDeploymentStore(), useLiveStore()];
  const held = shallowRef<ColumnsState | null>(null);
  let stopListening: (() => void) | null = null;

  const worker = holdWorker(onDied);
  const { ask } = worker;
  const loader = createColumnsLoader(ask);
  const figures = keepFigures(ask, () => held.value !== null);
  const categories = keepCategories(deployment, () => figures.primary.value.counts, async (newer) => {
    // With the worker gone, the load that opens another takes them along.
    await ask("setCategories", { categories: newer }).then(showState, () => undefined);
  });
  const freshness = createFreshness(live);
  const follower = followColumns({ ask, state: () => held.value, onState: takeState, onGroundChanged: () => void reloader.reload(), onFailed: (error) => reloader.failed(error) });
  const reloader = createColumnsReloader({ deployment, freshness, follower, loader, loadAll, catchUp });

  function takeState(state: ColumnsState): void {
    freshness.updateFailed(false);
    showState(state);
  }

  function showState(state: ColumnsState): void {
    const hasChanged = held.value?.revision !== state.revision;
    held.value = state;
    if (hasChanged) figures.refresh();
  }

  async function loadAll(): Promise<ColumnsState | null> {
    const question: LoadQuestion = { home: deployment.home, categories: categories.current.value };
    const state = await loader.run(question);
    if (state !== null) {
      takeState(state);
      categories.loadedWith(question.categories);
    }
    return state;
  }

  /** What is given out whole may be some seconds old, and the stream does not tell twice. */
  function catchUp(): Promise<boolean> {
    return ask("update", {}).then((state) => { takeState(state); return true; }, () => false);
  }

  /** The screen that `prepare` was for never came. */
  function dropPrepared(): void {
    if (held.value === null && loader.load.value.kind === "idle") worker.close();
  }

  async function start(): Promise<void> {
    if (typeof Worker === "undefined") {
      loader.load.value = { kind: "unsupported" };
      return;
    }
    freshness.start();
    if (held.value !== null) return reloader.reload();
    const state = await loadAll();
    if (state === null) return;
    follower.release();
    stopListening ??= live.listen({ onEvent: follower.take, onReset: reloader.reset });
    live.start(state.lastEventSeq);
  }

  function end(): void {
    reloader.stop();
    held.value = null;
    figures.reset();
    categories.reset();
  }
  function onDied(message: string): void {
    end();
    loader.load.value = { kind: "failed", cause: asApiError(new Error(message)) };
  }
  function stop(): void {
    loader.reset();
    freshness.stop();
    stopListening?.();
    stopListening = null;
    live.stop();
    end();
    worker.close();
    follower.clear();
  }

  const { places, placesFailure, lastFilterMs, primary, comparison, setFilter, setComparison, want } = figures;
  return {
    load: loader.load, freshness: freshness.freshness, places, placesFailure, lastFilterMs, primary, comparison, setFilter, setComparison, want,
    ...summaryOf(() => held.value), prepare: worker.prepare, dropPrepared, start, stop, cancelLoad: loader.cancel,
    ...questionsOf(ask, () => held.value !== null),
  };
});

function questionsOf(ask: AskWorker, isLoaded: () => boolean) {
  return {
    rows: (view: ViewId, offset: number, limit: number): Promise<IncidentPageOfRows> => ask("page", { view, offset, limit }),
    /** Null where nothing matches, and while nothing is loaded: the revision rises when there is more to draw. */
    tile: (view: ViewId, z: number, x: number, y: number, signal: AbortSignal): Promise<Uint8Array | null> =>
      (isLoaded() ? ask("tile", { view, z, x, y }, { signal }) : Promise.resolve(null)),
  };
}

function summaryOf(held: () => ColumnsState | null) {
  return {
    rowCount: computed(() => held()?.rowCount ?? 0),
    revision: computed(() => held()?.revision ?? 0),
    lastEventSeq: computed(() => held()?.lastEventSeq ?? null),
    asOf: computed(() => { const state = held(); return state === null ? null : new Date(state.asOf); }),
  };
}
