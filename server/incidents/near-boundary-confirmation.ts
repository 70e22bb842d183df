import type { Explanation } from "../contract/assignment.ts";
import type { NearBoundary } from "../contract/error.ts";
import type { IncidentReport } from "../contract/incident.ts";
import { NearBoundaryError } from "../errors.ts";
import { said } from "../said.ts";

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
  const { cell, other } = place;
  const own = cell === null ? said("No cell owns the point", "此处不属任何网格") : said(`The point is in ${cell.nameZh} (${cell.code})`, `此处属${cell.nameZh}（${cell.code}）`);
  const metres = Math.round(place.distanceMetres);
  return new NearBoundaryError(said(
    `${own.en} and ${metres} m from ${other.nameZh} (${other.code}). Check the place, then send the report again with confirmedNearBoundary`,
    `${own.zh}，距${other.nameZh}（${other.code}）${metres} 米。请核对位置后确认`,
  ), place);
}
