import { ApiError } from "../api/client.ts";
import type { Answer, Ask, LoadProgress, QuestionName } from "./incident-questions.ts";
import type { CarriedFailure, FromWorker, MessageEnd, ToWorker } from "./rpc-messages.ts";
import { transferablesOf } from "./transferables.ts";

export interface AnswerContext {
  readonly signal: AbortSignal;
  progress(progress: LoadProgress): void;
}

/** One function per question. */
export type Answers = { readonly [Name in QuestionName]: (ask: Ask<Name>, context: AnswerContext) => Answer<Name> | Promise<Answer<Name>> };

/** What goes first when several wait: a filter before all that depends on it, what is seen before what is computed longer. */
const RANKS: Readonly<Record<QuestionName, number>> = {
  begin: 0, load: 0, update: 0, apply: 0, setCategories: 0, setFilter: 0, places: 1, unitCounts: 1, tile: 2, page: 2, hotspots: 3, density: 4,
};

interface Queued { readonly id: number; readonly rank: number; readonly context: AnswerContext; run(): Answer<QuestionName> | Promise<Answer<QuestionName>>; }

/**
 * The worker's end of the talk with the page.
 *
 * Questions wait in a queue and are taken one by one with a turn of the event loop in between, so
 * that a cancellation which arrived meanwhile removes work before it begins.
 */
export function answerQuestions(end: MessageEnd, answers: Answers, nextTurn: (run: () => void) => void): void {
  const queue: Queued[] = [];
  const running = new Map<number, AbortController>();
  let isAwake = false;

  end.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === "cancel") {
      running.get(data.id)?.abort();
      running.delete(data.id);
      return;
    }
    const aborter = new AbortController();
    running.set(data.id, aborter);
    const context: AnswerContext = { signal: aborter.signal, progress: (progress) => send({ kind: "progress", id: data.id, progress }) };
    queue.push({ id: data.id, rank: RANKS[data.name], context, run: () => answerOne(answers, data, context) });
    wake();
  });

  function send(message: FromWorker, transfer: Transferable[] = []): void {
    end.postMessage(message, transfer);
  }

  function wake(): void {
    if (isAwake) return;
    isAwake = true;
    nextTurn(turn);
  }

  function turn(): void {
    isAwake = false;
    const next = takeFirst(queue);
    if (next === undefined) return;
    if (!next.context.signal.aborted) void settle(next);
    if (queue.length > 0) wake();
  }

  async function settle({ id, context, run }: Queued): Promise<void> {
    try {
      // Not awaited where there is nothing to wait for: the answer leaves before the next question is taken.
      const given = run();
      const answer = given instanceof Promise ? await given : given;
      if (!context.signal.aborted) send({ kind: "answer", id, answer }, transferablesOf(answer));
    } catch (error) {
      if (!context.signal.aborted) send({ kind: "failed", id, failure: carried(error) });
    } finally {
      running.delete(id);
    }
  }
}

function answerOne<Name extends QuestionName>(answers: Answers, { name, ask }: { name: Name; ask: Ask<Name> }, context: AnswerContext): Answer<Name> | Promise<Answer<Name>> {
  return answers[name](ask, context);
}

/** The lowest rank; among equals the one that came first. */
function takeFirst(queue: Queued[]): Queued | undefined {
  let best = 0;
  for (const [index, candidate] of queue.entries()) {
    if (candidate.rank < (queue[best]?.rank ?? Infinity)) best = index;
  }
  return queue.splice(best, 1)[0];
}

function carried(error: unknown): CarriedFailure {
  if (error instanceof ApiError) return { name: error.name, message: error.message, api: { kind: error.kind, status: error.status } };
  return error instanceof Error ? { name: error.name, message: error.message, api: null } : { name: "Error", message: String(error), api: null };
}
