import { CategoryTree, geodesicMetres, type IncidentColumns, type Position } from "../../geo/index.ts";
import type { Category } from "../contract/deployment.ts";

export interface NearbyQuestion {
  readonly from: Position;
  readonly radiusMetres: number;
  /** Only incidents whose category has the same first-level category as this one; null: all. */
  readonly category: string | null;
  readonly sinceMs: number;
  /** Left out; null: none. */
  readonly except: number | null;
}

export interface NearbyRow {
  readonly id: number;
  readonly reportedAtMs: number;
  readonly distanceMetres: number;
}

/** Degrees that are certainly enough for the radius: a degree of latitude is never shorter than this. */
const LEAST_METRES_PER_DEGREE = 110_500;
const RADIANS = Math.PI / 180;

/** Incidents around a position, newest first. One pass over the columns. */
export function nearbyRows(columns: IncidentColumns, categories: readonly Category[], question: NearbyQuestion): NearbyRow[] {
  const { from: [lng, lat], radiusMetres, sinceMs, except } = question;
  const latDegrees = radiusMetres / LEAST_METRES_PER_DEGREE;
  const lngDegrees = latDegrees / Math.max(Math.cos(Math.min(Math.abs(lat) + latDegrees, 89.9) * RADIANS), 1e-3);
  const isAskedFor = question.category === null ? null : sameKindCodes(columns, categories, question.category);
  const { id, lng: lngs, lat: lats, reportedAtMs, category: { codes }, rowCount } = columns;
  const found: NearbyRow[] = [];
  for (let row = 0; row < rowCount; row++) {
    // Without a position both differences are not a number, and so not within anything.
    if (!(Math.abs(lats[row]! - lat) <= latDegrees) || !(Math.abs(lngs[row]! - lng) <= lngDegrees)) continue;
    if (isAskedFor?.[codes[row]!] === 0 || reportedAtMs[row]! < sinceMs || id[row] === except) continue;
    const distanceMetres = geodesicMetres([lng, lat], [lngs[row]!, lats[row]!]);
    if (distanceMetres <= radiusMetres) found.push({ id: id[row]!, reportedAtMs: reportedAtMs[row]!, distanceMetres });
  }
  return found.sort((one, other) => other.reportedAtMs - one.reportedAtMs || other.id - one.id);
}

function sameKindCodes({ category: { values } }: IncidentColumns, categories: readonly Category[], code: string): Uint8Array {
  const tree = new CategoryTree(categories);
  const root = tree.rootOf(code);
  return Uint8Array.from(values.values(), (value) => (tree.rootOf(value) === root ? 1 : 0));
}
