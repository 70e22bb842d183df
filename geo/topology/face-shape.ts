import { area } from "@turf/turf";
import type { Polygon } from "geojson";
import type { Position } from "../types.ts";
import type { DepthFaces, Pieces } from "./depth-faces.ts";
import { LocalMetres } from "./metres.ts";
import type { VertexTable } from "./vertex-table.ts";

/** An area between borders, with the measures that tell a sliver from a real overlap or gap. */
export interface FaceShape {
  polygon: Polygon;
  areaSquareMetres: number;
  /** Four times area over perimeter: the side of a square, twice the width of a long strip. */
  hydraulicWidthMetres: number;
  /** Farthest that a vertex of one border lies from a border of somebody else. */
  widthMetres: number;
  /** How many owners' borders bound it. */
  ownerCount: number;
  /** No wider than the tolerance, on average and between the borders of different owners. */
  isSliver: boolean;
}

const MOST_COMPARED = 3000;

/** Shape and measures of a face; `ownersOf` names the cells whose border a piece is. */
export function shapeOfFace(
  vertices: VertexTable,
  pieces: Pieces,
  faces: DepthFaces,
  face: number,
  ownersOf: (piece: number) => readonly number[],
  toleranceMetres: number,
): FaceShape {
  const cycles = faces.cycles[face]!;
  const origin = (h: number) => ((h & 1) === 0 ? pieces.from[h >> 1]! : pieces.to[h >> 1]!);
  const at = (v: number): Position => [vertices.x[v]!, vertices.y[v]!];
  const rings = cycles.map((cycle) => canonicalRing(vertices, cycle.map(origin)));
  const polygon: Polygon = { type: "Polygon", coordinates: rings.map((ring) => ring.map((v) => [...at(v)])) };

  const boundary = cycles.flat();
  const metres = new LocalMetres(vertices.y[rings[0]![0]!]!);
  const perimeter = boundary.reduce((sum, h) => sum + metres.distance(at(origin(h)), at(origin(h ^ 1))), 0);
  const areaSquareMetres = area(polygon);
  const hydraulicWidthMetres = perimeter === 0 ? 0 : (4 * areaSquareMetres) / perimeter;
  const meanWidth = hydraulicWidthMetres / 2;
  const offset = widestOffset();
  const isSliver = (offset ?? 0) <= toleranceMetres && meanWidth <= toleranceMetres;
  // In a wide area the borders of two owners may still run close together, as in a cell drawn twice.
  const widthMetres = isSliver ? (offset ?? meanWidth) : Math.max(offset ?? 0, meanWidth);
  const ownerCount = new Set(boundary.flatMap((h) => ownersOf(h >> 1))).size;
  return { polygon, areaSquareMetres, hydraulicWidthMetres, widthMetres, ownerCount, isSliver };

  function widestOffset(): number | undefined {
    const sides = boundary.map((h) => ({ a: at(origin(h)), b: at(origin(h ^ 1)), owners: ownersOf(h >> 1) }));
    // Where one owner's border runs all round, there is no other border to be far from.
    if (sides[0]!.owners.some((owner) => sides.every((side) => side.owners.includes(owner)))) return undefined;
    // A long border is sampled: the result is then a lower bound, and such faces are rare.
    const stride = Math.ceil(sides.length / MOST_COMPARED);
    let widest: number | undefined;
    for (let i = 0; i < sides.length; i += stride) {
      const { a, owners } = sides[i]!;
      let nearest = Infinity;
      for (const other of sides) {
        if (other.owners.some((owner) => owners.includes(owner))) continue;
        nearest = Math.min(nearest, metres.toSegment(a, other.a, other.b).metres);
      }
      if (nearest < Infinity) widest = Math.max(widest ?? 0, nearest);
    }
    return widest;
  }
}

/** Closed ring from its first vertex by `isBefore`, so that the same area is always written alike. */
function canonicalRing(vertices: VertexTable, ring: number[]): number[] {
  let first = 0;
  ring.forEach((v, i) => {
    if (vertices.isBefore(v, ring[first]!)) first = i;
  });
  return [...ring.slice(first), ...ring.slice(0, first + 1)];
}

/** A position well inside a polygon: the middle of the widest stretch on a parallel between its vertices. */
export function interiorPosition(polygon: Polygon): Position {
  const latitudes = [...new Set(polygon.coordinates.flat().map((p) => p[1]!))].sort((a, b) => a - b);
  let best: Position = [polygon.coordinates[0]![0]![0]!, polygon.coordinates[0]![0]![1]!];
  let widest = -1;
  const tries = Math.min(16, latitudes.length - 1);
  for (let t = 1; t <= tries; t++) {
    const i = Math.round((t * latitudes.length) / (tries + 1));
    const latitude = (latitudes[Math.max(0, i - 1)]! + latitudes[Math.min(latitudes.length - 1, Math.max(1, i))]!) / 2;
    const crossings = crossingsAt(polygon, latitude);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const width = crossings[k + 1]! - crossings[k]!;
      if (width > widest) {
        widest = width;
        best = [(crossings[k]! + crossings[k + 1]!) / 2, latitude];
      }
    }
  }
  return best;
}

function crossingsAt(polygon: Polygon, latitude: number): number[] {
  const crossings: number[] = [];
  for (const ring of polygon.coordinates) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number];
      const [bx, by] = ring[i] as [number, number];
      if (ay > latitude !== by > latitude) crossings.push(ax + ((latitude - ay) / (by - ay)) * (bx - ax));
    }
  }
  return crossings.sort((a, b) => a - b);
}
