import type { AskWorker } from "../workers/ask-worker.ts";
import { openIncidentsWorker, type OpenWorker } from "../workers/open-incidents-worker.ts";

export interface HeldWorker {
  readonly ask: AskWorker;
  isOpen(): boolean;
  close(): void;
}

/** The worker of incidents. One that is gone took the rows with it: only a question that begins a load opens another. */
export function holdWorker(onDied: (message: string) => void): HeldWorker {
  let worker: OpenWorker | null = null;
  const died = (message: string): void => {
    worker = null;
    onDied(message);
  };
  return {
    ask(name, question, options) {
      if (name === "begin" || name === "load") worker ??= openIncidentsWorker(died);
      return worker === null ? Promise.reject(new Error("no incidents are loaded")) : worker.ask(name, question, options);
    },
    isOpen: () => worker !== null,
    close() {
      const closing = worker;
      worker = null;
      closing?.close();
    },
  };
}
