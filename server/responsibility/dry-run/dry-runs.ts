import type { Kysely } from "kysely";
import type { DryRun } from "../../contract/responsibility.ts";
import { ConflictError, toldOf } from "../../errors.ts";
import type { BackgroundWork } from "../../imports/jobs/background-work.ts";
import { said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";
import { createDryRun, finishDryRun, readDryRun } from "./dry-run-rows.ts";

export interface DryRunsDeps {
  db: Kysely<Database>;
  /** Replaying takes seconds of computing: it runs where it holds no request up. */
  work: BackgroundWork;
  logError: (error: unknown) => void;
  /** Aborted when the server stops: what it cuts short, the next start tells of. */
  stopping: AbortSignal;
}

/** Dry runs of this server, one at a time: each computes for seconds, so that two would only be slower. */
export class DryRuns {
  readonly #deps: DryRunsDeps;
  readonly #cancelling = new Map<number, AbortController>();
  #last: Promise<void> = Promise.resolve();

  constructor(deps: DryRunsDeps) {
    this.#deps = deps;
  }

  /** Begins a run of the draft as it stands. @throws {NotFoundError} @throws {ConflictError} when the draft was applied. */
  async begin(draftId: number): Promise<DryRun> {
    const { db, work, logError, stopping } = this.#deps;
    const run = await createDryRun(db, draftId);
    const cancelling = new AbortController();
    this.#cancelling.set(run.id, cancelling);
    this.#last = this.#last.then(async () => {
      if (cancelling.signal.aborted || stopping.aborted) return;
      await work.run({ do: "dry-run", dryRunId: run.id }, cancelling.signal);
    }).catch(async (error: unknown) => {
      if (cancelling.signal.aborted || stopping.aborted) return;
      logError(error);
      await finishDryRun(db, run.id, { state: "failed", error: toldOf(error) }).catch(logError);
    }).finally(() => { this.#cancelling.delete(run.id); });
    return run;
  }

  /** @throws {NotFoundError} @throws {ConflictError} when it is over, or runs in another process. */
  async cancel(id: number): Promise<DryRun> {
    const { db } = this.#deps;
    const run = await readDryRun(db, id);
    if (run.state !== "queued" && run.state !== "running") throw new ConflictError(said(`Dry run ${id} is over already: ${run.state}.`, `第 ${id} 次推演已经结束。`));
    const cancelling = this.#cancelling.get(id);
    if (cancelling === undefined) throw new ConflictError(said(`Dry run ${id} runs in another process.`, `第 ${id} 次推演在另一个进程里进行，不能在此取消。`));
    cancelling.abort();
    await finishDryRun(db, id, { state: "cancelled" });
    return readDryRun(db, id);
  }
}
