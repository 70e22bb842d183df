import { ApiError } from "../api/client.ts";
import type { Answer, Ask, LoadProgress, QuestionName } from "./incident-questions.ts";
import type { CarriedFailure, FromWorker, MessageEnd } from "./rpc-messages.ts";

export interface AskOptions {
  signal?: AbortSignal;
  onProgress?: (progress: LoadProgress) => void;
}

/** Asks the worker and waits for its answer. */
export type AskWorker = <Name extends QuestionName>(name: Name, ask: Ask<Name>, options?: AskOptions) => Promise<Answer<Name>>;

interface Waiting {
  resolve(answer: Answer<QuestionName>): void;
  reject(error: unknown): void;
  onProgress?: ((progress: LoadProgress) => void) | undefined;
}

/** A question's answer never came, because of a fault in the worker itself. */
export class WorkerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WorkerError";
  }
}

/**
 * The page's end of the talk with the worker.
 *
 * Every question is settled once: by its answer, by an ApiError or WorkerError, or at once by the
 * signal's reason when the caller aborts, whatever the worker may still send.
 */
export function createAskWorker(end: MessageEnd): { ask: AskWorker; fail(message: string): void } {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  end.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    const asker = waiting.get(data.id);
    if (asker === undefined) return;
    if (data.kind === "progress") return asker.onProgress?.(data.progress);
    waiting.delete(data.id);
    if (data.kind === "answer") asker.resolve(data.answer);
    else asker.reject(errorOf(data.failure));
  });

  const ask: AskWorker = (name, question, { signal, onProgress } = {}) => new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const id = (lastId += 1);
    // The answer under this id is of this question: the worker answers by name.
    waiting.set(id, { resolve: resolve as Waiting["resolve"], reject, onProgress });
    signal?.addEventListener("abort", () => {
      if (!waiting.delete(id)) return;
      end.postMessage({ kind: "cancel", id }, []);
      reject(signal.reason as Error);
    }, { once: true });
    end.postMessage({ kind: "ask", id, name, ask: question }, []);
  });

  return {
    ask,
    /** Settles everything that waits: the worker has died. */
    fail(message) {
      for (const { reject } of waiting.values()) reject(new WorkerError(message));
      waiting.clear();
    },
  };
}

function errorOf({ name, message, api }: CarriedFailure): Error {
  return api === null ? new WorkerError(`${name}: ${message}`) : new ApiError(api.kind, message, api.status);
}
