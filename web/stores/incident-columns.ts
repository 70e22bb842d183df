import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { ApiError } from "../api/client.ts";
import type { AskWorker } from "../workers/ask-worker.ts";
import type { ColumnsState, IncidentPageOfRows, LoadQuestion, ViewId } from "../workers/incident-questions.ts";
import { openIncidentsWorker, type OpenWorker } from "../workers/open-incidents-worker.ts";
import { followColumns } from "./columns-follower.ts";
import { createFreshness } from "./columns-freshness.ts";
import { asApiError, createColumnsLoader } from "./columns-loader.ts";
import { useDeploymentStore } from "./deployment.ts";
import { keepFigures } from "./figures-keeper.ts";
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
  let worker: OpenWorker | null = null;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let stopListening: (() => void) | null = null;

  const ask: AskWorker = (name, question, options) => {
    worker ??= openIncidentsWorker(onDied);
    return worker === null ? Promise.reject(new Error("no worker")) : worker.ask(name, question, options);
  };
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
    const question: LoadQuestion = {
      timeZone: deployment.timeZone, home: deployment.home,
      categories: (deployment.deployment?.categories ?? []).map(({ code, parentCode }) => ({ code, parentCode })),
    };
    const state = await loader.run(question);
    if (state !== null) takeState(state);
    return state !== null;
  }

  async function reload(): Promise<void> {
    // What is given out whole may be some seconds old, and the stream does not tell twice.
    if (await loadAll()) await ask("update", {}).then(takeState).then(follower.resume, onFailed);
  }

  async function reloadGround(): Promise<void> {
    await deployment.load();
    await reload();
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

  function end(): void {
    worker = null;
    held.value = null;
  }
  function onDied(message: string): void {
    end();
    loader.load.value = { kind: "failed", cause: asApiError(new Error(message)) };
  }
  function stop(): void {
    loader.cancel();
    freshness.stop();
    clearTimeout(retrying);
    stopListening?.();
    stopListening = null;
    live.stop();
    worker?.close();
    end();
    loader.load.value = { kind: "idle" };
  }

  const { places, placesFailure, lastFilterMs, primary, comparison, setFilter, setComparison, want } = figures;
  return {
    load: loader.load, freshness: freshness.freshness, places, placesFailure, lastFilterMs, primary, comparison, setFilter, setComparison, want,
    ...summaryOf(() => held.value), start, stop, cancelLoad: loader.cancel,
    rows: (view: ViewId, offset: number, limit: number): Promise<IncidentPageOfRows> => ask("page", { view, offset, limit }),
    /** Null where nothing matches, and while nothing is loaded: the revision rises when there is more to draw. */
    tile: (view: ViewId, z: number, x: number, y: number, signal: AbortSignal): Promise<Uint8Array | null> =>
      (held.value === null ? Promise.resolve(null) : ask("tile", { view, z, x, y }, { signal })),
  };
});

function summaryOf(held: () => ColumnsState | null) {
  return {
    rowCount: computed(() => held()?.rowCount ?? 0),
    revision: computed(() => held()?.revision ?? 0),
    lastEventSeq: computed(() => held()?.lastEventSeq ?? null),
    asOf: computed(() => { const state = held(); return state === null ? null : new Date(state.asOf); }),
  };
}
