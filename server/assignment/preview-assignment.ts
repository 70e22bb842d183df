import type { Explanation, PreviewRequest } from "../contract/assignment.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { explainNow } from "./explanation.ts";
import { readPosition } from "./read-position.ts";
import { knowCategory } from "./know-category.ts";
import type { LiveAssigner } from "./live-assigner.ts";

export interface AssignmentDeps extends ServiceDeps {
  liveAssigner: LiveAssigner;
}

/**
 * Who owns a point for a category at a time, and why; stores nothing.
 *
 * @throws {InvalidError} when the position cannot be read or the category is not known.
 */
export async function previewAssignment(deps: AssignmentDeps, request: PreviewRequest): Promise<Explanation> {
  const position = readPosition(request.position, "body.position");
  if (request.categoryCode !== undefined) await knowCategory(deps, request.categoryCode);
  const { snapshot, assigner } = await deps.liveAssigner.current();
  const input = {
    position,
    accuracyMetres: request.accuracyMetres ?? null,
    categoryCode: request.categoryCode ?? null,
    subjectType: request.subjectType ?? null,
    at: request.at === undefined ? deps.now() : new Date(request.at),
  };
  return explainNow(request.position, input, assigner.assign(input), snapshot, deps.settings);
}
