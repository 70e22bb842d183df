import type { BorderAnswer, BorderQuestion, BorderReply } from "./border-questions.ts";
import { WorkerError } from "./ask-worker.ts";

/** An edit that cannot be made; the message says why. */
export class RefusedEdit extends Error {}

export interface BorderEditor {
  ask<Q extends BorderQuestion>(question: Q): Promise<BorderAnswer<Q>>;
  close(): void;
}

interface Waiting { resolve(answer: unknown): void; reject(error: Error): void }

/** Starts the worker that edits shared borders. Questions are answered in the order in which they are asked. */
export function openBorderEditor(): BorderEditor {
  const worker = new Worker(new URL("./border-editor.worker.ts", import.meta.url), { type: "module", name: "borders" });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const failAll = (message: string): void => {
    for (const { reject } of waiting.values()) reject(new WorkerError(message));
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<BorderReply>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ("answer" in data) asker?.resolve(data.answer);
    else asker?.reject("refused" in data ? new RefusedEdit(data.refused) : new WorkerError(data.failed));
  });
  worker.addEventListener("error", (event) => failAll(event.message || "the worker could not be started"));
  return {
    ask<Q extends BorderQuestion>(question: Q): Promise<BorderAnswer<Q>> {
      const id = (lastId += 1);
      return new Promise<BorderAnswer<Q>>((resolve, reject) => {
        // The answer under this id is of this question: the worker answers by name.
        waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
        worker.postMessage({ id, question });
      });
    },
    close() {
      failAll("the worker was closed");
      worker.terminate();
    },
  };
}
