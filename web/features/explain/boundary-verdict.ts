import type { Explanation } from "../../../server/contract/assignment.ts";

/**
 * Whether the location error could have put the point on the wrong side: `stable` when it is smaller
 * than the distance to the nearest other cell, `unknown` when no error was stated.
 */
export function boundaryVerdict({ accuracyMetres, nearestOther }: Pick<Explanation, "accuracyMetres" | "nearestOther">): "stable" | "unstable" | "unknown" {
  if (accuracyMetres === null || nearestOther === null) return "unknown";
  return accuracyMetres < nearestOther.distanceMetres ? "stable" : "unstable";
}
