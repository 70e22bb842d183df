import { ConflictError } from "../../errors.ts";
import type { BackgroundWork } from "./background-work.ts";

/**
 * The same work with checks and publications in one line: each computes for seconds and holds its
 * edition, so more at once would only be slower. Imports and dry runs have lines of their own and pass.
 *
 * `run` throws {ConflictError} for an edition that is in the line already.
 */
export function queuedWork(work: BackgroundWork): BackgroundWork {
  const editions = new Set<number>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run(task, signal) {
      if (task.do === "import" || task.do === "dry-run") return work.run(task, signal);
      const { editionId } = task;
      if (editions.has(editionId)) throw new ConflictError(`Edition ${editionId} is being checked or published already; ask again when that has ended.`);
      editions.add(editionId);
      const turn = last.then(() => {
        signal.throwIfAborted();
        return work.run(task, signal);
      }).finally(() => { editions.delete(editionId); });
      last = turn.catch(() => undefined);
      return turn;
    },
    stop: () => work.stop(),
  };
}
