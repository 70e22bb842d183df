import type { Explanation, PreviewRequest } from "../contract/assignment.ts";
import { InvalidError } from "../errors.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { explainNow } from "./explanation.ts";
import { readPosition } from "./read-position.ts";
import { dateProblem } from "./date-problem.ts";
import { knowCategory } from "./know-category.ts";
import type { LiveAssigner } from "./live-assigner.ts";
import { wholeMillimetres } from "./whole-millimetres.ts";

export interface AssignmentDeps extends ServiceDeps {
  liveAssigner: LiveAssigner;
}

/**
 * Who owns a point for a category at a time, and why; stores nothing.
 *
 * @throws {InvalidError} when position or instant cannot be read or the category is not known.
 */
export async function previewAssignment(deps: AssignmentDeps, request: PreviewRequest): Promise<Explanation> {
  const at = request.at === undefined ? deps.now() : readInstant(request.at);
  const position = readPosition(request.position, "body.position");
  if (request.categoryCode !== undefined) await knowCategory(deps, request.categoryCode);
  const { snapshot, assigner } = await deps.liveAssigner.current();
  const input = {
    position,
    accuracyMetres: request.accuracyMetres === undefined ? null : wholeMillimetres(request.accuracyMetres),
    categoryCode: request.categoryCode ?? null,
    subjectType: request.subjectType ?? null,
    at,
  };
  return explainNow(request.position, input, assigner.assign(input), snapshot, deps.settings);
}

function readInstant(text: string): Date {
  const at = new Date(text);
  const problem = dateProblem(at, text, "body.at");
  if (problem !== undefined) throw InvalidError.at("body.at", problem);
  return at;
}
