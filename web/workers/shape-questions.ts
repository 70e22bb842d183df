import { borderLens, type Lens, type LensQuestion } from "../../geo/measure/border-lens.ts";
import { measureArea, measureLine, type MeasuredArea, type MeasuredLine } from "../../geo/measure/measure-shape.ts";
import type { Position } from "../../geo/types.ts";
import type { FromWorker, ToWorker } from "./create-ask.ts";

/** What the page asks about single shapes. */
export interface ShapeQuestions {
  line: { ask: readonly Position[]; answer: MeasuredLine };
  area: { ask: readonly Position[]; answer: MeasuredArea };
  lens: { ask: LensQuestion; answer: Lens };
}

export function answerShape(question: ToWorker<ShapeQuestions>): FromWorker<ShapeQuestions>["answer"] {
  switch (question.name) {
    case "line": return measureLine(question.ask);
    case "area": return measureArea(question.ask);
    case "lens": return borderLens(question.ask);
  }
}
