import { Worker } from "node:worker_threads";
import { BusyError, ConflictError, InvalidError, NotFoundError, type ServiceError, TooLargeError, UnprocessableError, UnsupportedError } from "../../errors.ts";
import type { ChangeStep } from "../../change-sets/change-step.ts";
import { said, type Said } from "../../said.ts";
import type { Task, TaskDeps, TaskResult } from "./perform-task.ts";
import { performTask } from "./perform-task.ts";

/** Carries out heavy tasks, on this thread or on another. */
export interface BackgroundWork {
  /** Rejects with what the task threw; errors of this program keep their class. */
  run<T extends Task>(task: T, signal: AbortSignal, onStep?: (step: ChangeStep) => void): Promise<TaskResult<T>>;
  /** Resolves when nothing runs any more. What can be stopped is stopped at once, without tidying up: it is found and resumed later. */
  stop(): Promise<void>;
}

/** Work on the caller's thread, for the command line and for tests: it cannot be stopped, only waited for. */
export function directWork(deps: TaskDeps): BackgroundWork {
  const running = new Set<Promise<unknown>>();
  return {
    run(task, signal, onStep) {
      const ended = performTask(deps, task, signal, onStep).finally(() => { running.delete(ended); });
      running.add(ended);
      return ended;
    },
    async stop() {
      await Promise.allSettled(running);
    },
  };
}

/** What a worker thread is started with. */
export interface WorkerOrder {
  role: "import-worker";
  connectionString: string;
  settings: TaskDeps["settings"];
  task: Task;
}

export type WorkerAnswer = { step: ChangeStep } | { done: true; result: TaskResult<Task> } | { done: false; error: { code?: string; message: string; messageZh?: string; details?: ServiceError["details"]; stack?: string } };

/**
 * Work on threads of its own, one per task, so that the server goes on answering meanwhile.
 * `workerFile` must call `runImportWorker` when it finds itself on such a thread.
 */
export function threadWork(workerFile: string, connectionString: string, settings: TaskDeps["settings"]): BackgroundWork {
  const running = new Set<Worker>();
  return {
    run<T extends Task>(task: T, signal: AbortSignal, onStep?: (step: ChangeStep) => void) {
      return new Promise<TaskResult<T>>((resolve, reject) => {
        const order: WorkerOrder = { role: "import-worker", connectionString, settings, task };
        const worker = new Worker(workerFile, { workerData: order });
        running.add(worker);
        const cancel = () => {
          if (task.do !== "difference") return worker.postMessage("cancel");
          // It only reads, and computes too long at a stretch to hear of anything.
          void worker.terminate();
          reject(signal.reason as Error);
        };
        if (signal.aborted) cancel();
        signal.addEventListener("abort", cancel, { once: true });
        worker.on("message", (answer: WorkerAnswer) => {
          if ("step" in answer) onStep?.(answer.step);
          // The thread was given this task and no other.
          else if (answer.done) resolve(answer.result as TaskResult<T>);
          else reject(errorOf(answer.error));
        });
        worker.once("error", reject);
        worker.once("exit", (code) => {
          running.delete(worker);
          signal.removeEventListener("abort", cancel);
          reject(new Error(`the worker ended with code ${code} before its task`));
        });
      });
    },
    async stop() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

const ERRORS: Readonly<Record<string, new (told: Said, details?: ServiceError["details"]) => ServiceError>> = {
  invalid: InvalidError, not_found: NotFoundError, conflict: ConflictError, too_large: TooLargeError, unsupported: UnsupportedError, unprocessable: UnprocessableError, busy: BusyError,
};

function errorOf({ code, message, messageZh = message, details, stack }: Extract<WorkerAnswer, { done: false }>["error"]): Error {
  const ErrorClass = code === undefined ? undefined : ERRORS[code];
  if (ErrorClass !== undefined) return new ErrorClass(said(message, messageZh), details);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
