import { createAskWorker, type AskWorker } from "./ask-worker.ts";

export interface OpenWorker { readonly ask: AskWorker; close(): void; }

/** Starts the worker that holds the incident columns; null where the browser has none. */
export function openIncidentsWorker(onDied: (message: string) => void): OpenWorker | null {
  if (typeof Worker === "undefined") return null;
  const worker = new Worker(new URL("./incidents.worker.ts", import.meta.url), { type: "module", name: "incidents" });
  const { ask, fail } = createAskWorker(worker);
  worker.addEventListener("error", (event) => {
    const message = event.message || "the worker could not be started";
    // What it still held would stay in memory as long as the page.
    worker.terminate();
    fail(message);
    onDied(message);
  });
  return { ask, close: () => { fail("the worker was closed"); worker.terminate(); } };
}
