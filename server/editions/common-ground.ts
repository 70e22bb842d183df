import type { MultiPolygon, Polygon, Position } from "geojson";
import type { BBox } from "../../geo/index.ts";
import { type Cut, cutsThrough, ringsOf } from "./cell-shape.ts";
import { type PlacedCell, unionOf } from "./territory-extent.ts";
import { decodeWkb } from "./wkb.ts";

export interface CommonGround {
  squareMetres: number;
  /** Around all of it; null where there is none. */
  bbox: BBox | null;
}

const SCAN_LINES = 500;
/** Mean radius of the Earth, IUGG. */
const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/**
 * How much ground two sets of cells both cover, measured along level scan lines on the sphere: within
 * about a percent, whatever state the borders are in. The same cells always give the same figure.
 */
export function commonGround(a: readonly PlacedCell[], b: readonly PlacedCell[]): CommonGround {
  const [boxA, boxB] = [unionOf(a.map((cell) => cell.bbox)), unionOf(b.map((cell) => cell.bbox))];
  const south = Math.max(boxA[1], boxB[1]);
  const north = Math.min(boxA[3], boxB[3]);
  if (!(north > south)) return { squareMetres: 0, bbox: null };
  const [shapesA, shapesB] = [shapesBetween(a, south, north), shapesBetween(b, south, north)];
  const step = (north - south) / SCAN_LINES;
  let squareMetres = 0;
  let bbox: BBox | null = null;
  for (let line = 0; line < SCAN_LINES; line++) {
    const lat = south + (line + 0.5) * step;
    for (const { from, to } of inBoth(cutsAt(shapesA, lat), cutsAt(shapesB, lat))) {
      squareMetres += (to - from) * step * RADIANS * RADIANS * Math.cos(lat * RADIANS) * EARTH_RADIUS_METRES ** 2;
      bbox = unionOf([...(bbox === null ? [] : [bbox]), [from, lat - step / 2, to, lat + step / 2]]);
    }
  }
  return { squareMetres, bbox };
}

interface Shape { south: number; north: number; rings: Position[][] }

function shapesBetween(cells: readonly PlacedCell[], south: number, north: number): Shape[] {
  return cells.filter(({ bbox }) => bbox[1] < north && bbox[3] > south)
    .map(({ bbox, wkb }) => ({ south: bbox[1], north: bbox[3], rings: ringsOf(decodeWkb(wkb) as Polygon | MultiPolygon) }));
}

/** Where the parallel runs inside any of the shapes, from west to east, pieces that meet joined. */
function cutsAt(shapes: readonly Shape[], lat: number): Cut[] {
  const cuts = shapes.filter((shape) => shape.south < lat && lat < shape.north).flatMap((shape) => cutsThrough(shape.rings, 1, lat));
  cuts.sort((a, b) => a.from - b.from);
  const joined: Cut[] = [];
  for (const cut of cuts) {
    const last = joined.at(-1);
    if (last !== undefined && cut.from <= last.to) last.to = Math.max(last.to, cut.to);
    else joined.push({ ...cut });
  }
  return joined;
}

function inBoth(a: readonly Cut[], b: readonly Cut[]): Cut[] {
  const both: Cut[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) break;
    const cut = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
    if (cut.to > cut.from) both.push(cut);
    if (one.to < other.to) i++;
    else j++;
  }
  return both;
}
