import type { AskWorker } from "../workers/ask-worker.ts";
import { openIncidentsWorker, type OpenWorker } from "../workers/open-incidents-worker.ts";

export interface HeldWorker {
  readonly ask: AskWorker;
  isOpen(): boolean;
  close(): void;
}

/** The worker of incidents: opened by the first question, and by the next one after it was closed or has died. */
export function holdWorker(onDied: (message: string) => void): HeldWorker {
  let worker: OpenWorker | null = null;
  const died = (message: string): void => {
    worker = null;
    onDied(message);
  };
  return {
    ask(name, question, options) {
      worker ??= openIncidentsWorker(died);
      return worker === null ? Promise.reject(new Error("no worker")) : worker.ask(name, question, options);
    },
    isOpen: () => worker !== null,
    close() {
      worker?.close();
      worker = null;
    },
  };
}
