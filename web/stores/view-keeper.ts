import { shallowRef, type ShallowRef } from "vue";
import type { IncidentFilter } from "../../geo/columns/incident-filter.ts";
import type { AskWorker } from "../workers/ask-worker.ts";
import type { ViewId } from "../workers/incident-questions.ts";
import type { ViewFigures, WantedFigures } from "./incident-columns-state.ts";

export interface ViewKeeper {
  readonly shown: ShallowRef<ViewFigures>;
  /** The filter from now on; computed at once where there is anything to compute on. */
  choose(filter: IncidentFilter, isLoaded: boolean): void;
  /** Computes everything again: rows or wishes have changed. */
  refresh(): void;
  /** Forgets the figures, not the filter; what is still being computed is not shown. */
  reset(): void;
}

const NOTHING: ViewFigures = { filter: {}, counts: null, unitCounts: null, hotspots: null, density: null, isUpdating: false, revision: 0, failure: null };

/**
 * Keeps one view's figures in step with its filter.
 *
 * Counts first, then what is wanted besides. A filter that comes while counts are computed waits
 * for them, so that dragging shows a steady flow of counts; filters in between are skipped, and
 * what is not counts is given up and asked again for the newest.
 */
export function keepView(view: ViewId, ask: AskWorker, wanted: () => WantedFigures, onCounted: (tookMs: number) => void): ViewKeeper {
  const shown = shallowRef<ViewFigures>(NOTHING);
  let filter: IncidentFilter = {};
  let asked = 0;
  let isRunning = false;
  let overtaken = new AbortController();
  /** Another after each reset: what an earlier one asked for is nobody's any more. */
  let era = 0;

  const publish = (part: Partial<ViewFigures>): void => { shown.value = { ...shown.value, ...part }; };

  async function count(mineEra: number): Promise<void> {
    const mine = filter;
    const { counts, tookMs } = await ask("setFilter", { view, filter: mine });
    if (mineEra !== era) return;
    publish({ filter: mine, counts, revision: shown.value.revision + 1, failure: null });
    onCounted(tookMs);
  }

  async function compute(): Promise<void> {
    const { signal } = (overtaken = new AbortController());
    const { unit, hotspots, density } = wanted();
    publish({ ...(unit ? {} : { unitCounts: null }), ...(unit && hotspots ? {} : { hotspots: null }), ...(density ? {} : { density: null }) });
    try {
      await Promise.all([
        unit && ask("unitCounts", { view, unit }, { signal }).then((unitCounts) => publish({ unitCounts })),
        unit && hotspots && ask("hotspots", { view, unit, ...hotspots }, { signal }).then((answer) => publish({ hotspots: answer })),
        density && ask("density", { view, ...density }, { signal }).then((answer) => publish({ density: answer })),
      ]);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async function run(): Promise<void> {
    const mine = era;
    isRunning = true;
    publish({ isUpdating: true });
    for (let done = -1; done !== asked && mine === era;) {
      done = asked;
      try {
        await count(mine);
        if (done === asked && mine === era) await compute();
      } catch (error) {
        // One that was asked for meanwhile is computed all the same, and has its own outcome.
        if (done === asked && mine === era) publish({ failure: error instanceof Error ? error.message : String(error) });
      }
    }
    if (mine !== era) return;
    isRunning = false;
    publish({ isUpdating: false });
  }

  function refresh(): void {
    asked += 1;
    overtaken.abort();
    if (!isRunning) void run();
  }

  function reset(): void {
    era += 1;
    overtaken.abort();
    isRunning = false;
    shown.value = { ...NOTHING, filter, revision: shown.value.revision + 1 };
  }

  return {
    shown,
    refresh,
    reset,
    choose(next, isLoaded) {
      filter = next;
      if (isLoaded) refresh();
      else publish({ filter });
    },
  };
}
