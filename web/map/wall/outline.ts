import type { MultiPolygon, Polygon, Position } from "geojson";

/** A closed line of WGS 84 positions. */
export type Ring = readonly (readonly [lng: number, lat: number])[];

/** Vertices closer than this share of the ring's extent are one on any screen. */
const FINENESS = 1 / 500;

/** The outer rings of an area, with as many vertices as a screen can show. */
export function outlineOf({ type, coordinates }: Polygon | MultiPolygon): Ring[] {
  const polygons: readonly Position[][][] = type === "Polygon" ? [coordinates] : coordinates;
  return polygons.flatMap(([outer]) => (outer === undefined ? [] : [thinned(outer.map(([lng = 0, lat = 0]) => [lng, lat] as const), FINENESS)]));
}

/** The ring with fewer vertices: none is left out that is farther than that share of its extent from one that stays. */
export function thinned(ring: Ring, fineness: number): Ring {
  const [width, height] = extentOf(ring);
  const step = Math.max(width, height) * fineness;
  let last = ring[0];
  return ring.filter((position, at) => {
    if (at === 0 || last === undefined) return true;
    if (Math.abs(position[0] - last[0]) < step && Math.abs(position[1] - last[1]) < step) return false;
    last = position;
    return true;
  });
}

function extentOf(ring: Ring): [number, number] {
  const edge = (at: 0 | 1) => ring.reduce(([least, most], position) => [Math.min(least, position[at]), Math.max(most, position[at])] as [number, number], [Infinity, -Infinity] as [number, number]);
  const [[west, east], [south, north]] = [edge(0), edge(1)];
  return [east - west, north - south];
}

/** Whether a point is inside the ring, even-odd; on the line either may come out. */
export function isInside(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined && vertex[1] > y !== before[1] > y && x < ((before[0] - vertex[0]) * (y - vertex[1])) / (before[1] - vertex[1]) + vertex[0]) inside = !inside;
    before = vertex;
  }
  return inside;
}
