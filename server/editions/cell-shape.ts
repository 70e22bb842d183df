import { area } from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";
import type { BBox } from "../../geo/index.ts";

/** What is derived from a cell's geometry once, when it is stored. */
export interface CellShape {
  bbox: BBox;
  areaSquareMetres: number;
  /** A point well inside, where the name can stand. */
  label: [lng: number, lat: number];
}

export function shapeOfCell(geometry: Polygon | MultiPolygon): CellShape {
  const bbox = bboxOf(geometry);
  return { bbox, areaSquareMetres: area(geometry), label: labelPoint(geometry, bbox) };
}

export function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

function bboxOf(geometry: Polygon | MultiPolygon): BBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of ringsOf(geometry)) {
    for (const [lng = NaN, lat = NaN] of ring) {
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return [west, south, east, north];
}

const SCAN_LINES = 9;

/**
 * The middle of the widest of several level cuts through the cell, then centred upright and level
 * once more. Not the true pole of inaccessibility, but inside, near the middle of the bulk, and
 * linear in the number of vertices.
 */
function labelPoint(geometry: Polygon | MultiPolygon, [west, south, east, north]: BBox): [number, number] {
  const rings = ringsOf(geometry);
  let best: Cut = { from: west, to: west };
  let lat = (south + north) / 2;
  for (let line = 1; line <= SCAN_LINES; line++) {
    const at = south + ((north - south) * line) / (SCAN_LINES + 1);
    const cut = widest(cutsThrough(rings, 1, at));
    if (cut !== undefined && cut.to - cut.from > best.to - best.from) {
      best = cut;
      lat = at;
    }
  }
  // Every cut empty: the cell is flat or broken. The middle of its box will have to do.
  if (best.to <= best.from) return [(west + east) / 2, (south + north) / 2];
  const lng = (best.from + best.to) / 2;
  const upright = holding(cutsThrough(rings, 0, lng), lat);
  if (upright === undefined) return [lng, lat];
  const centredLat = (upright.from + upright.to) / 2;
  const level = holding(cutsThrough(rings, 1, centredLat), lng);
  return level === undefined ? [lng, lat] : [(level.from + level.to) / 2, centredLat];
}

export interface Cut { from: number; to: number }

/** Where the line on which coordinate `axis` equals `at` runs inside the rings, by the even-odd rule. */
export function cutsThrough(rings: readonly Position[][], axis: 0 | 1, at: number): Cut[] {
  const other = 1 - axis;
  const crossings: number[] = [];
  for (const ring of rings) {
    let before = ring.at(-1);
    for (const vertex of ring) {
      const a = before?.[axis] ?? NaN;
      const b = vertex[axis] ?? NaN;
      if (a > at !== b > at) {
        const from = before?.[other] ?? NaN;
        crossings.push(from + ((at - a) / (b - a)) * ((vertex[other] ?? NaN) - from));
      }
      before = vertex;
    }
  }
  crossings.sort((a, b) => a - b);
  const cuts: Cut[] = [];
  for (let i = 0; i + 1 < crossings.length; i += 2) cuts.push({ from: crossings[i] ?? 0, to: crossings[i + 1] ?? 0 });
  return cuts;
}

function widest(cuts: readonly Cut[]): Cut | undefined {
  return cuts.reduce<Cut | undefined>((best, cut) => (best === undefined || cut.to - cut.from > best.to - best.from ? cut : best), undefined);
}

function holding(cuts: readonly Cut[], at: number): Cut | undefined {
  return cuts.find((cut) => cut.from < at && at < cut.to);
}
