import type { CellCollection } from "../types.ts";
import { localMetric, squaredMetresToEdge } from "./local-metric.ts";
import { orientation } from "./orientation.ts";
import { rankCells } from "./rank-cells.ts";
import { type RingTable, readCells } from "./read-cells.ts";

/** A cell and how far away it is; 0 when it holds the point. */
export interface NearbyCell {
  readonly ordinal: number;
  readonly distanceMetres: number;
}

/** Answers whose cell a point is in. Ordinals are positions in the collection that was indexed. */
export interface CellIndex {
  /** How many cells are indexed. */
  readonly size: number;
  /**
   * The ordinal of the cell that owns the point, or -1. Exact for every double. Cells are closed;
   * where several hold the point the deepest level wins, then the smallest code.
   */
  locate(lng: number, lat: number): number;
  /** `locate` for lng0, lat0, lng1, lat1, …; fills and returns `owners`, or a new array. */
  locateMany(positions: Float64Array, owners?: Int32Array): Int32Array;
  /** The nearest cell within reach, the owner at 0 when there is one. Equal distances: as `locate`. */
  nearest(lng: number, lat: number, maxMetres: number): NearbyCell | undefined;
  /**
   * The nearest cell within reach that is neither the owner nor one above it: cells of a shallower
   * level that hold the point do not count, other cells that hold it are at 0.
   */
  nearestOther(lng: number, lat: number, maxMetres: number): NearbyCell | undefined;
}

/**
 * Builds the index of a coverage, sound or not. See decisions/0001-border-points.md.
 *
 * @throws {GeoInputError} naming cell, ring and vertex of a position that cannot be used.
 */
export function buildCellIndex(cells: CellCollection): CellIndex {
  const table = readCells(cells);
  const { ordinalOfRank } = rankCells(table);
  const holds = (ordinal: number, lng: number, lat: number) => holdsPoint(table, ordinal, lng, lat);

  const locate = (lng: number, lat: number): number => {
    for (const ordinal of ordinalOfRank) if (holds(ordinal, lng, lat)) return ordinal;
    return -1;
  };
  const search = (lng: number, lat: number, maxMetres: number, owner: number): NearbyCell | undefined => {
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) return undefined;
    let best: NearbyCell | undefined;
    for (const ordinal of ordinalOfRank) {
      if (ordinal === owner) continue;
      const inside = holds(ordinal, lng, lat);
      if (inside && owner >= 0 && (table.levels[ordinal] ?? 0) < (table.levels[owner] ?? 0)) continue;
      const distanceMetres = inside ? 0 : metresToBorder(table, ordinal, lng, lat);
      if (distanceMetres <= maxMetres && (best === undefined || distanceMetres < best.distanceMetres)) {
        best = { ordinal, distanceMetres };
      }
    }
    return best;
  };
  return {
    size: table.cellCount,
    locate,
    locateMany(positions, owners = new Int32Array(positions.length >> 1)) {
      for (let i = 0; i * 2 + 1 < positions.length; i++) {
        owners[i] = locate(positions[i * 2] ?? NaN, positions[i * 2 + 1] ?? NaN);
      }
      return owners;
    },
    nearest: (lng, lat, maxMetres) => search(lng, lat, maxMetres, -1),
    nearestOther: (lng, lat, maxMetres) => search(lng, lat, maxMetres, locate(lng, lat)),
  };
}

function holdsPoint(table: RingTable, ordinal: number, px: number, py: number): boolean {
  if (!Number.isFinite(px) || !Number.isFinite(py)) return false;
  let inside = false;
  let onBorder = false;
  eachEdge(table, ordinal, (ax, ay, bx, by) => {
    if (bx === px && by === py) onBorder = true;
    if (ay > py !== by > py) {
      const turn = orientation(ax, ay, bx, by, px, py);
      if (turn === 0) onBorder = true;
      else if (by > ay ? turn > 0 : turn < 0) inside = !inside;
    } else if (ay === py && by === py && ax > px !== bx > px) onBorder = true;
  });
  return inside || onBorder;
}

function metresToBorder(table: RingTable, ordinal: number, lng: number, lat: number): number {
  const metric = localMetric(lat);
  let squared = Infinity;
  eachEdge(table, ordinal, (ax, ay, bx, by) => {
    squared = Math.min(squared, squaredMetresToEdge(metric, lng, lat, ax, ay, bx, by));
  });
  return Math.sqrt(squared);
}

function eachEdge(
  { positions, ringStart, cellRing }: RingTable, ordinal: number,
  visit: (ax: number, ay: number, bx: number, by: number) => void,
): void {
  for (let ring = cellRing[ordinal] ?? 0; ring < (cellRing[ordinal + 1] ?? 0); ring++) {
    const end = ringStart[ring + 1] ?? 0;
    let previous = end - 1;
    for (let at = ringStart[ring] ?? 0; at < end; at++) {
      visit(positions[previous * 2] ?? 0, positions[previous * 2 + 1] ?? 0, positions[at * 2] ?? 0, positions[at * 2 + 1] ?? 0);
      previous = at;
    }
  }
}
