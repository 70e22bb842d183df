import { defineStore } from "pinia";
import { isPageReachable, runningBuild } from "../api/health.ts";

export type ReloadReason = "upgrade" | "nightly" | "memory";

const KEPT_AS = "ecogrid.wall.reload";
/** A reload that did not help, such as one that gave the old page again, is not repeated sooner. */
const NOT_AGAIN_WITHIN_MS: Readonly<Record<ReloadReason, number>> = { upgrade: 10 * 60_000, nightly: 0, memory: 60 * 60_000 };

/** Loads the page anew, but only when it is sure to come up: a wall that shows something old is better than one that shows an error. */
export const useWallReloadStore = defineStore("wall-reload", () => {
  let isTrying = false;

  /** Whether the server has another page than the one that runs here; unknown counts as no. */
  function isOutdated(servedBuild: string | null): boolean {
    const running = runningBuild();
    return servedBuild !== null && running !== null && servedBuild !== running;
  }

  async function reload(reason: ReloadReason, build: string, nowMs: number): Promise<void> {
    if (isTrying || nowMs - lastOf(reason) < NOT_AGAIN_WITHIN_MS[reason]) return;
    isTrying = true;
    if (await isPageReachable(build)) {
      sessionStorage.setItem(KEPT_AS, `${reason} ${nowMs}`);
      location.reload();
      return;
    }
    isTrying = false;
  }

  return { isOutdated, reload };
});

function lastOf(reason: ReloadReason): number {
  const [kept, atMs] = (sessionStorage.getItem(KEPT_AS) ?? "").split(" ");
  return kept === reason ? Number(atMs) : -Infinity;
}
