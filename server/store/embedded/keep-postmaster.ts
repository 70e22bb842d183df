import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../store-error.ts";
import { clearForeignPidFile, findPostmaster, stopPostmaster } from "./postmaster.ts";
import { type PostmasterOptions, type RunningPostmaster, runPostmaster } from "./run-postmaster.ts";

export interface KeptPostmaster {
  port: number;
  /** Resolves only when PostgreSQL died and could not be brought back: with a sentence that says so. */
  lost: Promise<StoreError>;
  stop(): Promise<void>;
}

/** Waits before each attempt to bring it back. */
const WAITS_MS = [100, 500, 1_000, 2_000, 4_000];
/** Having lived this long, the next death is a new misfortune and not the same one again. */
const LONG_LIFE_MS = 60_000;

/**
 * Starts PostgreSQL and starts it again, on the same port, when it dies without having been asked to:
 * killed for want of memory, for example. Connections have to be made anew; what was committed is there.
 *
 * @throws {StoreError} when it does not even start the first time.
 */
export async function keepPostmaster(options: PostmasterOptions): Promise<KeptPostmaster> {
  const first = await runPostmaster(options);
  const stopping = new AbortController();
  let current: RunningPostmaster | undefined = first;
  let tellLost: (error: StoreError) => void = () => undefined;
  const lost = new Promise<StoreError>((resolve) => { tellLost = resolve; });

  const bringBack = async () => {
    const { cluster } = options.place;
    const left = findPostmaster(cluster);
    if (left) await stopPostmaster(left.pid);
    clearForeignPidFile(cluster);
    return runPostmaster({ ...options, port: first.port });
  };
  const keep = async () => {
    let attempt = 0;
    let problem: unknown;
    let startedAt = Date.now();
    while (!stopping.signal.aborted) {
      if (current !== undefined) {
        await current.ended;
        if (stopping.signal.aborted) return;
        current = undefined;
        if (Date.now() - startedAt > LONG_LIFE_MS) attempt = 0;
        options.onProgress("the database ended unexpectedly and is started again");
      }
      const waitMs = WAITS_MS[attempt++];
      if (waitMs === undefined) return tellLost(goneFor(problem));
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      startedAt = Date.now();
      current = await bringBack().catch((error: unknown) => { problem = error; return undefined; });
    }
  };
  const keeping = keep();
  return {
    port: first.port,
    lost,
    async stop() {
      stopping.abort();
      // One that is just being brought back is waited for; one that runs ends by being stopped.
      if (current === undefined) await keeping;
      await current?.stop();
      await keeping;
    },
  };
}

function goneFor(problem: unknown): StoreError {
  const reason = problem instanceof Error ? problem.message : "It ended again each time soon after its start.";
  return new StoreError(`The database ended unexpectedly and could not be started again, so EcoGrid stops. ${reason} Start EcoGrid again once that is put right; what was stored is kept.`);
}
