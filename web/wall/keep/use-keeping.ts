import { onScopeDispose, watch } from "vue";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { useWallClockStore } from "../../stores/wall-clock.ts";
import { useWallReloadStore } from "../../stores/wall-reload.ts";
import { useWallServerStore } from "../../stores/wall-server.ts";
import { useWallSettingsStore } from "../../stores/wall-settings.ts";
import { createHeapWatch, measureHeap } from "./heap-watch.ts";
import { isNightlyDue, SPREAD_MINUTES } from "./nightly.ts";

const HEAP_EVERY_MS = 60_000;

/** Keeps an unattended wall young: a new page after an upgrade, every night, and when the heap fills; never while somebody is at it. */
export function useKeeping(isBusy: () => boolean): void {
  const [clock, server, reloading, settings, deployment] = [useWallClockStore(), useWallServerStore(), useWallReloadStore(), useWallSettingsStore(), useDeploymentStore()];
  const extraMinutes = Math.random() * SPREAD_MINUTES;
  const isHeapFull = createHeapWatch(measureHeap);
  let loadedAtMs: number | null = null;
  let mustShed = false;

  const timer = setInterval(() => { mustShed = isHeapFull(); }, HEAP_EVERY_MS);
  // A part of the page that is no longer served is a sign of an upgrade: ask at once which page is.
  addEventListener("vite:preloadError", server.askNow);
  onScopeDispose(() => {
    clearInterval(timer);
    removeEventListener("vite:preloadError", server.askNow);
  });

  watch([() => clock.agesMs, () => server.pageBuild], () => {
    const build = server.pageBuild;
    if (!server.isAnswering || build === null) return;
    // The age of the page is measured by the server's clock, which is known only now.
    loadedAtMs ??= clock.nowMs() - performance.now();
    if (isBusy()) return;
    const { reloadAt } = settings.current;
    if (reloading.isOutdated(build)) void reloading.reload("upgrade", build, clock.nowMs());
    else if (mustShed) void reloading.reload("memory", build, clock.nowMs());
    else if (reloadAt !== null && isNightlyDue(loadedAtMs, clock.nowMs(), reloadAt, extraMinutes, deployment.timeZone)) void reloading.reload("nightly", build, clock.nowMs());
  });
}
