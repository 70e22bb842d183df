import type { AskWorker } from "../workers/ask-worker.ts";
import { openIncidentsWorker, type OpenWorker } from "../workers/open-incidents-worker.ts";

export interface HeldWorker {
  readonly ask: AskWorker;
  /** The download begins while the screen's code is still on its way; the first load takes it over. */
  prepare(): void;
  close(): void;
}

/** The worker of incidents. One that is gone took the rows with it: only a question that begins a load opens another. */
export function holdWorker(onDied: (message: string) => void): HeldWorker {
  let worker: OpenWorker | null = null;
  const died = (message: string): void => {
    worker = null;
    onDied(message);
  };
  const ask: AskWorker = (name, question, options) => {
    if (name === "begin" || name === "load") worker ??= openIncidentsWorker(died);
    return worker === null ? Promise.reject(new Error("no incidents are loaded")) : worker.ask(name, question, options);
  };
  return {
    ask,
    prepare() {
      if (typeof Worker !== "undefined" && worker === null) void ask("begin", {}).catch(() => undefined);
    },
    close() {
      const closing = worker;
      worker = null;
      closing?.close();
    },
  };
}
