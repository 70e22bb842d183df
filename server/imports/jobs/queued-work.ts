import { ConflictError } from "../../errors.ts";
import { said } from "../../said.ts";
import type { BackgroundWork } from "./background-work.ts";

/**
 * The same work with checks and publications in one line: each computes for seconds and holds its
 * edition, so more at once would only be slower. Change sets and their previews have a second line,
 * differences between editions a third; imports and dry runs have lines of their own and pass.
 *
 * `run` throws {ConflictError} for an edition that is in the line already.
 */
export function queuedWork(work: BackgroundWork): BackgroundWork {
  const editions = new Set<number>();
  const [checks, changes, differences]: [Line, Line, Line] = [{ last: Promise.resolve() }, { last: Promise.resolve() }, { last: Promise.resolve() }];
  return {
    async run(task, signal, onStep) {
      if (task.do === "preview-change" || task.do === "apply-change") return inLine(changes, () => work.run(task, signal, onStep), signal);
      if (task.do === "difference") return inLine(differences, () => work.run(task, signal), signal);
      if (task.do !== "check" && task.do !== "publish") return work.run(task, signal);
      const { editionId } = task;
      if (editions.has(editionId)) throw new ConflictError(said(
        `Edition ${editionId} is being checked or published already; ask again when that has ended.`,
        "这个版本正在检查或发布，请等它结束后再试。",
      ));
      editions.add(editionId);
      return inLine(checks, () => work.run(task, signal), signal).finally(() => { editions.delete(editionId); });
    },
    stop: () => work.stop(),
  };
}

interface Line { last: Promise<unknown> }

function inLine<T>(line: Line, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const turn = line.last.then(() => {
    signal.throwIfAborted();
    return work();
  });
  line.last = turn.catch(() => undefined);
  return turn;
}
