import type { Geometry, MultiPolygon, Polygon, Position } from "geojson";
import type { Finding, TopologyCellProperties, TopologyCells } from "../../geo/index.ts";

type Shape = Position[] | Polygon | MultiPolygon;

/** Units of 1/1024 of a degree, about 109 m north to south, from 117° E 34° N: exact as doubles, so that lines stay lines. */
export function place([x, y]: readonly number[]): Position {
  return [117 + x! / 1024, 34 + y! / 1024];
}

/** A ring in these units, closed if it is not. */
export function ringOf(...corners: number[][]): Position[] {
  const [first] = corners;
  const last = corners.at(-1)!;
  const isClosed = first![0] === last[0] && first![1] === last[1];
  return [...corners, ...(isClosed ? [] : [first!])].map(place);
}

export function rectangle(west: number, south: number, east: number, north: number): Position[] {
  return ringOf([west, south], [east, south], [east, north], [west, north]);
}

/** Cells by code; an array of positions stands for a polygon of one ring. */
export function cellsOf(
  shapes: Record<string, Shape>,
  properties: Record<string, Partial<TopologyCellProperties>> = {},
): TopologyCells {
  return {
    type: "FeatureCollection",
    features: Object.entries(shapes).map(([code, shape]) => ({
      type: "Feature",
      properties: { code, name: `Cell ${code}`, level: 1, ...properties[code] },
      geometry: Array.isArray(shape) ? { type: "Polygon", coordinates: [shape] } : shape,
    })),
  };
}

export function kindsOf(findings: readonly Finding[]): string[] {
  return findings.map((finding) => finding.kind);
}

/** Area in the square units of `place`, flat, so that areas of parts add up exactly. */
export function flatArea(geometry: Geometry | null): number {
  if (geometry === null) return 0;
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  const ofRing = (ring: Position[]) =>
    Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + cross(ring[i]!, [x!, y!], ring[0]!), 0)) / 2;
  return parts.reduce((sum, [outer, ...holes]) => sum + ofRing(outer!) - holes.reduce((h, hole) => h + ofRing(hole), 0), 0);
}

function cross(a: Position, b: Position, origin: Position): number {
  return ((a[0]! - origin[0]!) * (b[1]! - origin[1]!) - (b[0]! - origin[0]!) * (a[1]! - origin[1]!)) * 1024 * 1024;
}

/** Total flat area of findings of some kinds. */
export function totalArea(findings: readonly Finding[], ...kinds: Finding["kind"][]): number {
  return findings.filter(({ kind }) => kinds.includes(kind)).reduce((sum, f) => sum + flatArea(f.geometry), 0);
}
