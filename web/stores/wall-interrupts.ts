import { defineStore } from "pinia";
import { shallowRef } from "vue";
import type { CriticalEvent } from "./critical-events.ts";

/** One alarm in ten minutes is what a person can be expected to take in (EEMUA 191). */
const AT_MOST_EVERY_MS = 10 * 60_000;
const SHOWN_MS = 30_000;

export interface Interrupt { readonly event: CriticalEvent; /** Others that came since the last interrupt. */ readonly others: number; }

/** Critical events on the wall: one breaks in at a time and not too often; what comes meanwhile is counted into the next. */
export const useWallInterruptsStore = defineStore("wall-interrupts", () => {
  const shown = shallowRef<Interrupt | null>(null);
  let waiting: Interrupt | null = null;
  let shownAtMs = -Infinity;

  function offer(event: CriticalEvent): void {
    if (waiting?.event.key === event.key || shown.value?.event.key === event.key) return;
    waiting = { event, others: waiting === null ? 0 : waiting.others + 1 };
  }

  /** Ends what has been shown long enough and begins what may; `elapsedMs` never jumps. */
  function tick(elapsedMs: number, mayBegin: boolean): void {
    if (shown.value !== null && elapsedMs - shownAtMs >= SHOWN_MS) shown.value = null;
    if (waiting === null || shown.value !== null || !mayBegin || elapsedMs - shownAtMs < AT_MOST_EVERY_MS) return;
    [shown.value, waiting, shownAtMs] = [waiting, null, elapsedMs];
  }

  function dismiss(): void {
    shown.value = null;
  }

  /** Forgets what waits: interruptions were switched off, or the wall closes. */
  function clear(): void {
    [shown.value, waiting, shownAtMs] = [null, null, -Infinity];
  }

  return { shown, offer, tick, dismiss, clear };
});
