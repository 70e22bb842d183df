/** Questions by name, each with what is asked and what is answered; both must be able to pass to a worker. */
export type Questions<Q> = { [Name in keyof Q]: { ask: unknown; answer: unknown } };
export type ToWorker<Q extends Questions<Q>> = { [Name in keyof Q]: { readonly id: number; readonly name: Name; readonly ask: Q[Name]["ask"] } }[keyof Q];
export interface FromWorker<Q extends Questions<Q>> { readonly id: number; readonly answer: Q[keyof Q]["answer"]; }

export interface Ask<Q extends Questions<Q>> {
  ask: <Name extends keyof Q>(name: Name, ask: Q[Name]["ask"]) => Promise<Q[Name]["answer"]>;
  /** Ends the worker; what is still waited for fails. The next question opens another. */
  close(): void;
}

/** Asks a worker of its own, opened when first needed. */
export function createAsk<Q extends Questions<Q>>(openWorker: () => Worker): Ask<Q> {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>();

  function open(): Worker {
    const opened = openWorker();
    opened.addEventListener("message", ({ data }: MessageEvent<FromWorker<Q>>) => {
      waiting.get(data.id)?.resolve(data.answer as never);
      waiting.delete(data.id);
    });
    opened.addEventListener("error", (event) => close(event.message || "the worker could not be started"));
    return opened;
  }
  function close(reason = "the worker was closed"): void {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }
  return {
    ask: (name, question) => new Promise((resolve, reject) => {
      worker ??= open();
      const id = (lastId += 1);
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, ask: question });
    }),
    close: () => close(),
  };
}
