import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { ApiError } from "../api/client.ts";
import type { ColumnsState, IncidentPageOfRows, LoadQuestion, ViewId } from "../workers/incident-questions.ts";
import { followColumns } from "./columns-follower.ts";
import { createFreshness } from "./columns-freshness.ts";
import { asApiError, createColumnsLoader } from "./columns-loader.ts";
import { useDeploymentStore } from "./deployment.ts";
import { keepFigures } from "./figures-keeper.ts";
import { holdWorker } from "./held-worker.ts";
import { useLiveStore } from "./live.ts";

/** After a failed update: tried again without waiting for the next event. */
const RETRY_MS = 5_000;
const CONFLICT = 409;

/**
 * The incidents held in the worker, and the figures computed there: what map, charts and tables of
 * the analysis count on. Follows the live stream, every event once.
 */
export const useIncidentColumnsStore = defineStore("incident-columns", () => {
  const [deployment, live] = [useDeploymentStore(), useLiveStore()];
  const held = shallowRef<ColumnsState | null>(null);
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let stopListening: (() => void) | null = null;

  const worker = holdWorker(onDied);
  const { ask } = worker;
  const loader = createColumnsLoader(ask);
  const figures = keepFigures(ask, () => held.value !== null);
  const freshness = createFreshness(live);
  const follower = followColumns({ ask, state: () => held.value, onState: takeState, onGroundChanged: () => void reloadGround(), onFailed });

  function takeState(state: ColumnsState): void {
    freshness.updateFailed(false);
    const hasChanged = held.value?.revision !== state.revision;
    held.value = state;
    if (hasChanged) figures.refresh();
  }

  function onFailed(error: unknown): void {
    // The server will not tell such a gap event by event.
    if (error instanceof ApiError && error.status === CONFLICT) return void reload();
    freshness.updateFailed(true);
    clearTimeout(retrying);
    retrying = setTimeout(() => void follower.resume(), RETRY_MS);
  }

  async function loadAll(): Promise<boolean> {
    const state = await loader.run(questionOf(deployment));
    if (state !== null) takeState(state);
    return state !== null;
  }

  async function reload(): Promise<void> {
    if (await loadAll()) await follower.resume();
  }

  async function reloadGround(): Promise<void> {
    await deployment.load();
    await reload();
  }

  /** The download begins while the screen's code is still on its way; `start` takes it over. */
  function prepare(): void {
    if (typeof Worker !== "undefined" && !worker.isOpen()) void ask("begin", {}).catch(() => undefined);
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
    if (!await loadAll() || held.value === null) return;
    stopListening ??= live.listen({ onEvent: follower.take, onReset: () => void reload() });
    live.start(held.value.lastEventSeq);
  }

  function onDied(message: string): void {
    held.value = null;
    loader.load.value = { kind: "failed", cause: asApiError(new Error(message)) };
  }
  function stop(): void {
    loader.cancel();
    freshness.stop();
    clearTimeout(retrying);
    stopListening?.();
    stopListening = null;
    live.stop();
    worker.close();
    held.value = null;
    loader.load.value = { kind: "idle" };
  }

  const { places, placesFailure, lastFilterMs, primary, comparison, setFilter, setComparison, want } = figures;
  return {
    load: loader.load, freshness: freshness.freshness, places, placesFailure, lastFilterMs, primary, comparison, setFilter, setComparison, want,
    ...summaryOf(() => held.value), prepare, dropPrepared, start, stop, cancelLoad: loader.cancel,
    rows: (view: ViewId, offset: number, limit: number): Promise<IncidentPageOfRows> => ask("page", { view, offset, limit }),
    /** Null where nothing matches, and while nothing is loaded: the revision rises when there is more to draw. */
    tile: (view: ViewId, z: number, x: number, y: number, signal: AbortSignal): Promise<Uint8Array | null> =>
      (held.value === null ? Promise.resolve(null) : ask("tile", { view, z, x, y }, { signal })),
  };
});

function questionOf({ home, deployment }: ReturnType<typeof useDeploymentStore>): LoadQuestion {
  return { home, categories: (deployment?.categories ?? []).map(({ code, parentCode }) => ({ code, parentCode })) };
}

function summaryOf(held: () => ColumnsState | null) {
  return {
    rowCount: computed(() => held()?.rowCount ?? 0),
    revision: computed(() => held()?.revision ?? 0),
    lastEventSeq: computed(() => held()?.lastEventSeq ?? null),
    asOf: computed(() => { const state = held(); return state === null ? null : new Date(state.asOf); }),
  };
}
