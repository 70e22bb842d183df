import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import type { Health } from "../../server/contract/health.ts";
import { fetchHealth } from "../api/health.ts";
import { useWallClockStore } from "./wall-clock.ts";
import { openWallSource, type OpenWallSource } from "./wall-source.ts";

const EVERY_MS = 30_000;

/** The server as the wall sees it: whether it answers, its clock, and the build of the page that it serves. */
export const useWallServerStore = defineStore("wall-server", () => {
  const clock = useWallClockStore();
  const opened = shallowRef<OpenWallSource<Health> | null>(null);
  const answeredAt = computed(() => opened.value?.source.dataAt ?? null);
  const isAnswering = computed(() => opened.value !== null && opened.value.source.failure === null && opened.value.source.value !== null);
  /** Null while the server has not said. */
  const pageBuild = computed(() => opened.value?.source.value?.pageBuild ?? null);

  async function ask(signal: AbortSignal): Promise<Health> {
    const sentMs = performance.now();
    const health = await fetchHealth(signal);
    clock.learn(Date.parse(health.now), sentMs, performance.now());
    return health;
  }

  function start(): void {
    stop();
    opened.value = openWallSource({ key: "server", everyMs: EVERY_MS, ask, dataAtOf: ({ now }) => new Date(now), askAgainOn: [] }, {
      nowMs: clock.nowMs, elapsedMs: () => performance.now(), windows: () => clock.windows, random: Math.random,
    });
    opened.value.askNow();
  }

  function stop(): void {
    opened.value?.close();
    opened.value = null;
  }

  return { answeredAt, isAnswering, pageBuild, start, stop, askNow: () => opened.value?.askNow() };
});
