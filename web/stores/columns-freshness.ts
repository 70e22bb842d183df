import { computed, ref, type ComputedRef } from "vue";
import type { Freshness } from "./incident-columns-state.ts";
import type { useLiveStore } from "./live.ts";

/** A connection lost for longer leaves figures that nobody should decide on. */
const STALE_AFTER_MS = 30_000;
const CLOCK_MS = 5_000;

/** How the columns relate to now, by the state of the stream and of the last update. */
export function createFreshness(live: ReturnType<typeof useLiveStore>): { freshness: ComputedRef<Freshness>; updateFailed: (hasFailed: boolean) => void; start: () => void; stop: () => void } {
  const hasFailed = ref(false);
  const now = ref(Date.now());
  let clock: ReturnType<typeof setInterval> | undefined;

  const freshness = computed<Freshness>(() => {
    if (hasFailed.value) return "failed";
    if (live.state.kind !== "lost") return "fresh";
    return now.value - live.state.since.getTime() > STALE_AFTER_MS ? "stale" : "late";
  });

  return {
    freshness,
    updateFailed: (failed) => { hasFailed.value = failed; },
    start() {
      clearInterval(clock);
      clock = setInterval(() => { now.value = Date.now(); }, CLOCK_MS);
    },
    stop() {
      clearInterval(clock);
      hasFailed.value = false;
    },
  };
}
