import type { FromShapes, ShapeQuestion, ShapeQuestions, ToShapes } from "./shape-questions.ts";

/** Answers a question about a shape in a worker of its own, opened when first needed. */
export type AskShapes = <Name extends ShapeQuestion>(name: Name, ask: ShapeQuestions[Name]["ask"]) => Promise<ShapeQuestions[Name]["answer"]>;

export function createAskShapes(): { ask: AskShapes; close(): void } {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>();

  function open(): Worker {
    const opened = new Worker(new URL("./shapes.worker.ts", import.meta.url), { type: "module", name: "shapes" });
    opened.addEventListener("message", ({ data }: MessageEvent<FromShapes>) => {
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
      worker.postMessage({ id, name, ask: question } as ToShapes);
    }),
    close: () => close(),
  };
}
