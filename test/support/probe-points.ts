import type { CellCollection } from "../../geo/index.ts";
import { neighbouringDouble } from "./neighbouring-double.ts";
import type { SeededRandom } from "./seeded-random.ts";

/**
 * Points that try a coverage: a share of them on or one ulp beside vertices and edges, or level
 * with a vertex, the rest anywhere in and a little around it. lng0, lat0, lng1, lat1, …
 */
export function probePoints(random: SeededRandom, cells: CellCollection, count: number, borderShare = 0.5): Float64Array {
  const rings = cells.features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
  ).filter((ring) => ring.length > 0);
  const points = new Float64Array(count * 2);
  if (rings.length === 0) return points;
  const [west, south, east, north] = extentOf(rings);
  const anywhere = (from: number, to: number) => from - 0.1 * (to - from) + random.unit() * 1.2 * (to - from);
  const beside = (value: number) => (random.chance(0.4) ? neighbouringDouble(value, random.chance(0.5) ? 1 : -1) : value);
  for (let i = 0; i < count; i++) {
    let [lng, lat] = [anywhere(west, east), anywhere(south, north)];
    if (random.chance(borderShare)) {
      const ring = random.pick(rings);
      const at = random.below(ring.length);
      const [ax = 0, ay = 0] = ring[at] ?? [];
      const [bx = 0, by = 0] = ring[(at + 1) % ring.length] ?? [];
      const kind = random.unit();
      const t = random.chance(0.3) ? 0.5 : random.unit();
      if (kind < 0.35) [lng, lat] = [beside(ax), beside(ay)];
      else if (kind < 0.85) [lng, lat] = [beside(ax + t * (bx - ax)), beside(ay + t * (by - ay))];
      else if (kind < 0.92) lng = beside(ax);
      else lat = beside(ay);
    }
    points[i * 2] = lng;
    points[i * 2 + 1] = lat;
  }
  return points;
}

function extentOf(rings: readonly (readonly number[][])[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [lng = 0, lat = 0] of ring) {
      west = Math.min(west, lng);
      south = Math.min(south, lat);
      east = Math.max(east, lng);
      north = Math.max(north, lat);
    }
  }
  return [west, south, east, north];
}

/** The positions of a flat array one by one. */
export function pairs(points: Float64Array): [lng: number, lat: number][] {
  return Array.from({ length: points.length >> 1 }, (_, i) => [points[i * 2] ?? NaN, points[i * 2 + 1] ?? NaN]);
}
