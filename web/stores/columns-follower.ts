import { rowOfEvent } from "../../server/contract/event-row.ts";
import type { PublicEvent } from "../../server/contract/public-incident.ts";
import type { AskWorker } from "../workers/ask-worker.ts";
import type { ColumnsState } from "../workers/incident-questions.ts";

export interface FollowerDeps {
  readonly ask: AskWorker;
  /** What the columns hold now; null before the first load. */
  state(): ColumnsState | null;
  onState(state: ColumnsState): void;
  onFailed(error: unknown): void;
  /** Cells or categories have changed: everything is to be loaded anew. */
  onGroundChanged(): void;
}

export interface ColumnsFollower {
  take(event: PublicEvent): void;
  /** Events only wait from now on: a load is to replace the columns, and may tell less than has been applied to them. */
  hold(): void;
  /** After a load: what it does not tell yet is applied. */
  release(): void;
  /** After a failure: tries what waits again. */
  resume(): Promise<void>;
  /** Forgets what waits: it was of another database, or nobody listens any more. */
  clear(): void;
}

/**
 * Brings the columns in step with the live stream: each event once, in order.
 *
 * A reported incident is applied from the event itself; what an event only announces is fetched.
 * Events that arrive meanwhile wait and are applied together. After a failure they keep waiting
 * until `resume`, and after `hold` until `release`.
 */
export function followColumns({ ask, state, onState, onFailed, onGroundChanged }: FollowerDeps): ColumnsFollower {
  let pending: PublicEvent[] = [];
  let isRunning = false;
  let isHeld = false;
  /** How often the columns were given up to a load: an answer from before it is about columns that are gone. */
  let holds = 0;

  async function step(): Promise<void> {
    const seen = state()?.lastEventSeq ?? 0;
    pending = pending.filter(({ seq }) => seq > seen);
    const last = pending.at(-1);
    if (last === undefined) return;
    if (pending.some(({ type }) => type === "edition.published" || type === "reference.imported")) return onGroundChanged();
    const mine = holds;
    const rows = pending.map(rowOfEvent);
    const answer = rows.every((row) => row !== null)
      ? await ask("apply", { rows, seq: last.seq, at: last.at })
      : await ask("update", {});
    if (mine === holds) onState(answer);
  }

  async function resume(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    while (pending.length > 0 && !isHeld && state() !== null) {
      const mine = holds;
      try {
        await step();
      } catch (error) {
        if (mine !== holds) continue;
        onFailed(error);
        break;
      }
    }
    isRunning = false;
  }

  function hold(): void {
    isHeld = true;
    holds += 1;
  }

  return {
    resume, hold,
    take(event) {
      pending.push(event);
      void resume();
    },
    release() {
      isHeld = false;
      void resume();
    },
    clear() {
      pending = [];
      holds += 1;
    },
  };
}
