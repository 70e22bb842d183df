import { CategoryTree, geodesicMetres, type IncidentColumns, type Position } from "../../geo/index.ts";
import { boxAround } from "../territory/metres-to-box.ts";
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

/** Incidents around a position, newest first. One pass over the columns. */
export function nearbyRows(columns: IncidentColumns, categories: readonly Category[], question: NearbyQuestion): NearbyRow[] {
  const { from: [lng, lat], radiusMetres, sinceMs, except } = question;
  const [west, south, east, north] = boxAround(lng, lat, radiusMetres);
  const isAskedFor = question.category === null ? null : sameKindCodes(columns, categories, question.category);
  const { id, lng: lngs, lat: lats, reportedAtMs, category: { codes }, rowCount } = columns;
  const found: NearbyRow[] = [];
  for (let row = 0; row < rowCount; row++) {
    // Without a position both coordinates are not a number, and so not within anything.
    if (!(lats[row]! >= south && lats[row]! <= north && lngs[row]! >= west && lngs[row]! <= east)) continue;
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
