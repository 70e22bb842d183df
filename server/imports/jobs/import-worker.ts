import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { ChangeStep } from "../../change-sets/change-step.ts";
import { ServiceError } from "../../errors.ts";
import { connectPool } from "../../store/connect-pool.ts";
import { wrapPool } from "../../store/open-store.ts";
import type { WorkerAnswer, WorkerOrder } from "./background-work.ts";
import { performTask } from "./perform-task.ts";
import { ImportCancelled } from "./run-import-job.ts";

/** One holds the job, one the transaction; findings and progress go by the others. */
const CONNECTIONS = 4;

/** Whether this thread was started by `threadWork`. */
export function isImportWorker(): boolean {
  return !isMainThread && (workerData as Partial<WorkerOrder> | null)?.role === "import-worker";
}

/** Carries out the one task that this thread was started for, and answers. */
export async function runImportWorker(): Promise<void> {
  const { connectionString, settings, task } = workerData as WorkerOrder;
  const cancelling = new AbortController();
  parentPort?.on("message", () => { cancelling.abort(new ImportCancelled("cancelled")); });
  let answer: WorkerAnswer;
  try {
    const store = wrapPool(await connectPool(connectionString, CONNECTIONS), connectionString, async () => undefined);
    try {
      const onStep = (step: ChangeStep) => { parentPort?.postMessage({ step } satisfies WorkerAnswer); };
      answer = { done: true, result: await performTask({ db: store.kysely, pool: store.pool, settings }, task, cancelling.signal, onStep) };
    } finally {
      await store.close();
    }
  } catch (error) {
    answer = { done: false, error: plain(error) };
  }
  parentPort?.postMessage(answer);
  // The listener for messages would keep the thread alive.
  parentPort?.close();
}

function plain(error: unknown): Extract<WorkerAnswer, { done: false }>["error"] {
  if (error instanceof ServiceError) return { code: error.code, message: error.message, messageZh: error.messageZh, details: error.details };
  if (error instanceof Error) return { message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) };
  return { message: String(error) };
}
