import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import type { IncidentFilter } from "../../geo/columns/incident-filter.ts";
import { ApiError } from "../api/client.ts";
import type { AskWorker } from "../workers/ask-worker.ts";
import type { ColumnsState, IncidentPageOfRows, UnitPlaces, ViewId } from "../workers/incident-questions.ts";
import { openIncidentsWorker, type OpenWorker } from "../workers/open-incidents-worker.ts";
import { followColumns } from "./columns-follower.ts";
import { useDeploymentStore } from "./deployment.ts";
import type { ColumnsLoad, Freshness, WantedFigures } from "./incident-columns-state.ts";
import { useLiveStore } from "./live.ts";
import { keepView } from "./view-keeper.ts";

/** A connection lost for longer leaves figures that nobody should decide on. */
const STALE_AFTER_MS = 30_000;
const CLOCK_MS = 5_000;
/** After a failed update: tried again without waiting for the next event. */
const RETRY_MS = 5_000;

/**
 * The incidents held in the worker, and the figures computed there: what map, charts and tables of
 * the analysis count on. Follows the live stream, every event once.
 */
export const useIncidentColumnsStore = defineStore("incident-columns", () => {
  const [deployment, live] = [useDeploymentStore(), useLiveStore()];
  const load = shallowRef<ColumnsLoad>({ kind: "idle" });
  const held = shallowRef<ColumnsState | null>(null);
  const places = shallowRef<UnitPlaces | null>(null);
  const placesFailure = ref<string | null>(null);
  const isComparing = ref(false);
  const updateFailed = ref(false);
  const lastFilterMs = ref<number | null>(null);
  const now = ref(Date.now());
  let wanted: WantedFigures = { unit: null, hotspots: null, density: null };
  let worker: OpenWorker | null = null;
  let loading: AbortController | null = null;
  let clock: ReturnType<typeof setInterval> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let stopListening: (() => void) | null = null;

  const ask: AskWorker = (name, question, options) => {
    worker ??= openIncidentsWorker(onDied);
    return worker === null ? Promise.reject(new Error("no worker")) : worker.ask(name, question, options);
  };
  const primaryKeeper = keepView("A", ask, () => wanted, (tookMs) => { lastFilterMs.value = tookMs; });
  const comparisonKeeper = keepView("B", ask, () => wanted, () => undefined);
  const follower = followColumns({
    ask, state: () => held.value, onState: takeState, onGroundChanged: () => void reloadGround(),
    onFailed: () => {
      updateFailed.value = true;
      clearTimeout(retrying);
      retrying = setTimeout(() => void follower.resume(), RETRY_MS);
    },
  });

  const freshness = computed<Freshness>(() => {
    if (updateFailed.value) return "failed";
    if (live.state.kind !== "lost") return "fresh";
    return now.value - live.state.since.getTime() > STALE_AFTER_MS ? "stale" : "late";
  });

  function takeState(state: ColumnsState): void {
    updateFailed.value = false;
    const hasChanged = held.value?.revision !== state.revision;
    held.value = state;
    if (hasChanged) refreshViews();
  }

  function refreshViews(): void {
    if (held.value === null) return;
    primaryKeeper.refresh();
    if (isComparing.value) comparisonKeeper.refresh();
  }

  async function refreshPlaces(): Promise<void> {
    const { unit } = wanted;
    if (unit === null || held.value === null) return;
    try {
      const found = await ask("places", { unit });
      if (wanted.unit === unit) places.value = found;
      placesFailure.value = null;
    } catch (error) {
      placesFailure.value = error instanceof Error ? error.message : String(error);
    }
  }

  async function loadAll(): Promise<boolean> {
    loading?.abort();
    const mine = (loading = new AbortController());
    load.value = { kind: "loading", progress: null };
    try {
      const question = { timeZone: deployment.timeZone, categories: (deployment.deployment?.categories ?? []).map(({ code, parentCode }) => ({ code, parentCode })), home: deployment.home };
      const state = await ask("load", question, { signal: mine.signal, onProgress: (progress) => { load.value = { kind: "loading", progress }; } });
      load.value = { kind: "ready", at: new Date() };
      takeState(state);
      await refreshPlaces();
      return true;
    } catch (error) {
      if (mine !== loading) return false;
      load.value = mine.signal.aborted ? { kind: "cancelled" } : { kind: "failed", cause: error instanceof ApiError ? error : new ApiError("broken", error instanceof Error ? error.message : String(error)) };
      return false;
    }
  }

  async function start(): Promise<void> {
    if (typeof Worker === "undefined") {
      load.value = { kind: "unsupported" };
      return;
    }
    clearInterval(clock);
    clock = setInterval(() => { now.value = Date.now(); }, CLOCK_MS);
    if (!await loadAll() || held.value === null) return;
    stopListening ??= live.listen({ onEvent: follower.take, onReset: () => void reload() });
    live.start(held.value.lastEventSeq);
  }

  async function reload(): Promise<void> {
    if (await loadAll()) await follower.resume();
  }

  async function reloadGround(): Promise<void> {
    await deployment.load();
    await reload();
  }

  function onDied(message: string): void {
    worker = null;
    held.value = null;
    load.value = { kind: "failed", cause: new ApiError("broken", message) };
  }

  function stop(): void {
    loading?.abort();
    clearInterval(clock);
    clearTimeout(retrying);
    stopListening?.();
    stopListening = null;
    live.stop();
    worker?.close();
    worker = null;
    held.value = null;
    load.value = { kind: "idle" };
  }

  return {
    load, freshness, places, placesFailure, lastFilterMs,
    rowCount: computed(() => held.value?.rowCount ?? 0),
    revision: computed(() => held.value?.revision ?? 0),
    lastEventSeq: computed(() => held.value?.lastEventSeq ?? null),
    asOf: computed(() => (held.value === null ? null : new Date(held.value.asOf))),
    primary: primaryKeeper.shown,
    comparison: computed(() => (isComparing.value ? comparisonKeeper.shown.value : null)),
    start, stop,
    cancelLoad: () => loading?.abort(),
    setFilter(filter: IncidentFilter): void {
      primaryKeeper.choose(filter, held.value !== null);
    },
    setComparison(filter: IncidentFilter | null): void {
      isComparing.value = filter !== null;
      if (filter !== null) comparisonKeeper.choose(filter, held.value !== null);
    },
    /** Chooses what to keep current besides the counts. */
    want(figures: WantedFigures): void {
      const isOtherUnit = JSON.stringify(figures.unit) !== JSON.stringify(wanted.unit);
      wanted = figures;
      if (isOtherUnit) {
        places.value = null;
        void refreshPlaces();
      }
      refreshViews();
    },
    rows: (view: ViewId, offset: number, limit: number): Promise<IncidentPageOfRows> => ask("page", { view, offset, limit }),
    tile: (view: ViewId, z: number, x: number, y: number, signal: AbortSignal): Promise<Uint8Array | null> => ask("tile", { view, z, x, y }, { signal }),
  };
});
