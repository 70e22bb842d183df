import { localMetric } from "../cells/local-metric.ts";
import { VertexTable } from "../topology/vertex-table.ts";

/** Distinct positions and how many incidents are at each. */
export interface GatheredPositions {
  readonly size: number;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly counts: Uint32Array;
  /** Rows that have a position. */
  readonly incidents: number;
  readonly withoutPosition: number;
  /** How far a position was moved at most. */
  readonly movedMetres: number;
}

/**
 * The positions of some rows, each once. With `mergeMetres` above 0 positions move to the middle of
 * squares of that side, so that many become one; with 0 only equal positions do.
 */
export function gatherPositions(lng: Float64Array, lat: Float64Array, rows: Uint32Array | undefined, mergeMetres: number): GatheredPositions {
  const total = rows?.length ?? lng.length;
  const table = new VertexTable(Math.min(total, 65_536));
  let counts = new Uint32Array(table.x.length);
  const snap = mergeMetres > 0 ? snapTo(mergeMetres, largestSize(lat)) : undefined;
  let incidents = 0;
  for (let at = 0; at < total; at++) {
    const row = rows === undefined ? at : rows[at]!;
    const [x, y] = [lng[row]!, lat[row]!];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const id = snap === undefined ? table.idOf(x, y) : table.idOf(snap.lng(x), snap.lat(y));
    if (id >= counts.length) counts = grown(counts, table.x.length);
    counts[id]!++;
    incidents++;
  }
  return {
    size: table.size,
    lng: table.x,
    lat: table.y,
    counts,
    incidents,
    withoutPosition: total - incidents,
    // Half a diagonal of the largest square.
    movedMetres: snap === undefined ? 0 : mergeMetres * Math.SQRT1_2,
  };
}

/** Degrees are taken where they are longest in metres, so that no square is larger than stated. */
function snapTo(metres: number, { lngMetres, latMetres }: { lngMetres: number; latMetres: number }) {
  const middle = (degrees: number, step: number) => (Math.floor(degrees / step) + 0.5) * step;
  return {
    lng: (degrees: number) => middle(degrees, metres / lngMetres),
    lat: (degrees: number) => middle(degrees, metres / latMetres),
  };
}

function largestSize(lat: Float64Array): { lngMetres: number; latMetres: number } {
  let [nearest, farthest] = [90, 0];
  for (const each of lat) {
    const distance = Math.abs(each);
    if (distance < nearest) nearest = distance;
    if (distance > farthest) farthest = distance;
  }
  return { lngMetres: localMetric(nearest).lngMetres, latMetres: localMetric(farthest).latMetres };
}

function grown(counts: Uint32Array<ArrayBuffer>, room: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(room);
  more.set(counts);
  return more;
}
