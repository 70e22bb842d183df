import { ApiError } from "../api/client.ts";
import type { ColumnsState } from "../workers/incident-questions.ts";
import type { ColumnsFollower } from "./columns-follower.ts";
import type { createFreshness } from "./columns-freshness.ts";
import type { ColumnsLoader } from "./columns-loader.ts";
import type { useDeploymentStore } from "./deployment.ts";

/** After a failure: tried again without waiting for the next event. */
const RETRY_MS = 5_000;
const CONFLICT = 409;

export interface ReloaderDeps {
  readonly deployment: ReturnType<typeof useDeploymentStore>;
  readonly freshness: Pick<ReturnType<typeof createFreshness>, "updateFailed">;
  readonly follower: Pick<ColumnsFollower, "clear" | "hold" | "release" | "resume">;
  readonly loader: Pick<ColumnsLoader, "load">;
  /** Null when it failed, was cancelled or was overtaken. */
  loadAll(): Promise<ColumnsState | null>;
  /** Fetches what happened since what was loaded; false when that failed. */
  catchUp(): Promise<boolean>;
}

/** Closes gaps that no event tells of, and tries again what failed. */
export function createColumnsReloader({ deployment, freshness, follower, loader, loadAll, catchUp }: ReloaderDeps) {
  let retrying: ReturnType<typeof setTimeout> | undefined;
  /** The newest reload; one that was overtaken has nothing to say. */
  let reloads = 0;

  function retryLater(again: () => void): void {
    freshness.updateFailed(true);
    clearTimeout(retrying);
    retrying = setTimeout(again, RETRY_MS);
  }

  /**
   * Loads everything anew. Until that has succeeded events only wait, the figures are marked, and it
   * is tried again, unless somebody cancelled it.
   */
  async function reload(): Promise<void> {
    const mine = (reloads += 1);
    follower.hold();
    clearTimeout(retrying);
    await deployment.load();
    if (mine !== reloads) return;
    if (deployment.state.kind === "failed") return retryLater(() => void reload());
    const state = await loadAll();
    if (mine !== reloads) return;
    const isCurrent = state !== null && (await catchUp());
    if (mine !== reloads) return;
    if (isCurrent) return follower.release();
    if (loader.load.value.kind === "cancelled") freshness.updateFailed(true);
    else retryLater(() => void reload());
  }

  return {
    reload,
    /** What the stream announced could not be fetched. */
    failed(error: unknown): void {
      // The server will not tell such a gap event by event.
      if (error instanceof ApiError && error.status === CONFLICT) void reload();
      else retryLater(() => void follower.resume());
    },
    /** The stream begins anew, perhaps with another database: events of before may have any number. */
    reset(): void {
      follower.clear();
      void reload();
    },
    stop(): void {
      reloads += 1;
      clearTimeout(retrying);
    },
  };
}
