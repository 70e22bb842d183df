import { type Ask, createAsk } from "./create-ask.ts";
import type { ShapeQuestions } from "./shape-questions.ts";

/** Answers questions about shapes. */
export function createAskShapes(): Ask<ShapeQuestions> {
  return createAsk(() => new Worker(new URL("./shapes.worker.ts", import.meta.url), { type: "module", name: "shapes" }));
}
