import { defineStore } from "pinia";
import { computed, ref } from "vue";
import { dayOf } from "../format/zoned-time.ts";
import { createServerTime } from "./server-time.ts";
import { useDeploymentStore } from "./deployment.ts";
import { windowsOn } from "./wall-windows.ts";

/** Ages are told anew that often. */
const AGES_EVERY_SECONDS = 10;
/** Without a tick for so long the page was frozen: what it holds may be from long ago. */
const FROZEN_AFTER_MS = 15_000;
/** The browser's clock and elapsed time part by so much only when one is set or the machine slept. */
const JUMPED_BY_MS = 5_000;

/**
 * The wall's time, which is the server's: second by second for the clock, every ten seconds for ages, and the day.
 * Each is its own ref, so that a second redraws nothing but the clock.
 */
export const useWallClockStore = defineStore("wall-clock", () => {
  const deployment = useDeploymentStore();
  const time = createServerTime(() => performance.now(), () => Date.now());
  const secondMs = ref(time.nowMs());
  const agesMs = ref(time.nowMs());
  /** Rises when the page has been frozen, or a clock was set. */
  const awakenings = ref(0);
  const today = computed(() => dayOf(new Date(agesMs.value), deployment.timeZone));
  const windows = computed(() => windowsOn(today.value, deployment.timeZone));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = { elapsedMs: 0, browserMs: 0 };

  function tick(): void {
    const [elapsedMs, browserMs] = [performance.now(), Date.now()];
    const elapsed = elapsedMs - seen.elapsedMs;
    const hasJumped = Math.abs(browserMs - seen.browserMs - elapsed) > JUMPED_BY_MS;
    if (elapsed > FROZEN_AFTER_MS || hasJumped) awakenings.value += 1;
    seen = { elapsedMs, browserMs };
    show();
    timer = setTimeout(tick, 1000 - (time.nowMs() % 1000));
  }

  function show(): void {
    const nowMs = time.nowMs();
    secondMs.value = nowMs;
    const isNewDay = dayOf(new Date(nowMs), deployment.timeZone) !== today.value;
    if (isNewDay || Math.abs(nowMs - agesMs.value) >= AGES_EVERY_SECONDS * 1000) agesMs.value = nowMs;
  }

  function start(): void {
    stop();
    seen = { elapsedMs: performance.now(), browserMs: Date.now() };
    tick();
  }

  function stop(): void {
    clearTimeout(timer);
  }

  function learn(serverMs: number, sentMs: number, receivedMs: number): void {
    time.learn(serverMs, sentMs, receivedMs);
    show();
  }

  return { secondMs, agesMs, awakenings, today, windows, nowMs: time.nowMs, learn, start, stop };
});
