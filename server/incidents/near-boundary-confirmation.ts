import type { Explanation } from "../contract/assignment.ts";
import type { NearBoundary } from "../contract/error.ts";
import type { IncidentReport } from "../contract/incident.ts";
import { NearBoundaryError } from "../errors.ts";

/** What a person has to confirm before the report is taken; null when nobody asked for that, or it is confirmed or plain. */
export function unconfirmed({ requireNearBoundaryConfirmation, confirmedNearBoundary, accuracyMetres }: IncidentReport, explanation: () => Explanation): NearBoundary | null {
  if (requireNearBoundaryConfirmation !== true || confirmedNearBoundary === true) return null;
  const { nearBoundary, cellPath, nearestOther, warningDistanceMetres } = explanation();
  if (!nearBoundary || nearestOther === null) return null;
  const { distanceMetres, ...other } = nearestOther;
  const own = cellPath.at(-1);
  return { cell: own === undefined ? null : { code: own.code, nameZh: own.nameZh, nameEn: own.nameEn }, other, distanceMetres, warningDistanceMetres, accuracyMetres: accuracyMetres ?? null };
}

/** The refusal, in words and in figures. */
export function nearBoundaryError(place: NearBoundary): NearBoundaryError {
  const own = place.cell === null ? "No cell owns the point" : `The point is in ${place.cell.nameZh} (${place.cell.code})`;
  return new NearBoundaryError(
    `${own} and ${Math.round(place.distanceMetres)} m from ${place.other.nameZh} (${place.other.code}). Check the place, then send the report again with confirmedNearBoundary`, place,
  );
}
