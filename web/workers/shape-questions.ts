import { borderLens, type Lens, type LensQuestion } from "../../geo/measure/border-lens.ts";
import { measureArea, measureLine, type MeasuredArea, type MeasuredLine } from "../../geo/measure/measure-shape.ts";
import type { Position } from "../../geo/types.ts";

/** What the page asks about single shapes. */
export interface ShapeQuestions {
  line: { ask: readonly Position[]; answer: MeasuredLine };
  area: { ask: readonly Position[]; answer: MeasuredArea };
  lens: { ask: LensQuestion; answer: Lens };
}
export type ShapeQuestion = keyof ShapeQuestions;
export type ToShapes = { [Name in ShapeQuestion]: { readonly id: number; readonly name: Name; readonly ask: ShapeQuestions[Name]["ask"] } }[ShapeQuestion];
export interface FromShapes { readonly id: number; readonly answer: ShapeQuestions[ShapeQuestion]["answer"]; }

export function answerShape(question: ToShapes): FromShapes["answer"] {
  switch (question.name) {
    case "line": return measureLine(question.ask);
    case "area": return measureArea(question.ask);
    case "lens": return borderLens(question.ask);
  }
}
