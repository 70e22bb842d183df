import { defineStore } from "pinia";
import { computed, shallowReactive, watch } from "vue";
import { useLiveStore } from "./live.ts";
import { useWallClockStore } from "./wall-clock.ts";
import { openWallSource, type OpenWallSource, type WallFreshness, type WallSource, type WallSourceDefinition } from "./wall-source.ts";

export type { WallFailure, WallFreshness, WallSource, WallSourceDefinition } from "./wall-source.ts";

/** All sources of the open wall: asked again by events, at midnight, after a sleep and when the connection is back. */
export const useWallSourcesStore = defineStore("wall-sources", () => {
  const [live, clock] = [useLiveStore(), useWallClockStore()];
  const sources = shallowReactive(new Map<string, OpenWallSource<unknown>>());
  let stopHearing: (() => void) | undefined;

  /** How many stand how; every source in one of them. */
  const counts = computed(() => {
    const counted: Record<WallFreshness, number> = { loading: 0, fresh: 0, late: 0, stale: 0, failed: 0 };
    for (const { source } of sources.values()) counted[source.freshness] += 1;
    return counted;
  });
  /** When any was answered last. */
  const answeredAt = computed(() => {
    const times = [...sources.values()].flatMap(({ source }) => source.answeredAt?.getTime() ?? []);
    return times.length === 0 ? null : new Date(Math.max(...times));
  });
  const total = computed(() => sources.size);
  const forAll = (act: (source: OpenWallSource<unknown>) => void): void => sources.forEach(act);

  function open<T>(definition: WallSourceDefinition<T>): WallSource<T> {
    const known = sources.get(definition.key);
    // The key names the question, and with it the type of its answer.
    if (known !== undefined) return known.source as WallSource<T>;
    const opened = openWallSource(definition, {
      nowMs: clock.nowMs, elapsedMs: () => performance.now(), windows: () => clock.windows, random: Math.random,
    });
    sources.set(definition.key, opened as OpenWallSource<unknown>);
    if (stopHearing !== undefined) opened.askNow();
    return opened.source;
  }

  /** Begins to ask, and to ask again; until `close`, which forgets every source. */
  function start(): void {
    stop();
    const stops = [
      live.listen({
        onEvent: (event) => forAll((source) => { if (source.askAgainOn.includes(event.type)) source.askSoon(); }),
        onReset: () => forAll((source) => source.askSoon()),
      }),
      watch(() => clock.agesMs, () => forAll((source) => source.judge())),
      watch(() => clock.today, () => forAll((source) => { source.judge(); source.askSoon(); })),
      watch(() => clock.awakenings, () => forAll((source) => source.askNow())),
      watch(() => live.state.kind, (now) => { if (now === "live") forAll((source) => source.askNow()); }),
    ];
    stopHearing = () => stops.forEach((end) => end());
    forAll((source) => source.askNow());
  }

  function stop(): void {
    stopHearing?.();
    stopHearing = undefined;
  }

  function close(): void {
    stop();
    forAll((source) => source.close());
    sources.clear();
  }

  return { counts, answeredAt, total, open, start, close };
});

/** A source of the wall, shared by all that name the same key; it lives until the wall closes. */
export function createWallSource<T>(definition: WallSourceDefinition<T>): WallSource<T> {
  return useWallSourcesStore().open(definition);
}
