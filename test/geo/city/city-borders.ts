import { orient2d } from "robust-predicates";
import type { CityCells } from "../../../geo/index.ts";

type Point = readonly number[];
export type Segment = readonly [Point, Point];

export function ringsOf(cells: CityCells): Point[][] {
  return cells.features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
  );
}

export function directedEdges(ring: Point[]): string[] {
  return ring.slice(1).map((position, at) => `${String(ring[at])}>${String(position)}`);
}

/** Twice the signed area in squared units of 1e-7 degrees, exactly. */
export function doubledArea(ring: Point[]): bigint {
  const units = ring.map((position) => position.map((value) => BigInt(Math.round(value * 1e7))));
  let area = 0n;
  units.slice(1).forEach(([bx = 0n, by = 0n], at) => {
    const [ax = 0n, ay = 0n] = units[at] ?? [];
    area += ax * by - bx * ay;
  });
  return area;
}

/** Every border segment once, whichever way its rings run. */
export function undirected(rings: Point[][]): Segment[] {
  const segments = new Map<string, Segment>();
  for (const ring of rings)
    ring.slice(1).forEach((b, at) => {
      const a = ring[at] ?? b;
      const key = String(a) < String(b) ? `${String(a)}>${String(b)}` : `${String(b)}>${String(a)}`;
      segments.set(key, [a, b]);
    });
  return [...segments.values()];
}

/** Pairs of segments that meet anywhere but at a common end. Exact; a grid only chooses which pairs to look at. */
export function borderFaults(segments: readonly Segment[]): string[] {
  const size = segments.reduce((sum, [a, b]) => sum + Math.abs(at(a, 0) - at(b, 0)) + Math.abs(at(a, 1) - at(b, 1)), 0) / segments.length;
  const buckets = new Map<string, Segment[]>();
  const faults: string[] = [];
  for (const segment of segments) {
    const [a, b] = segment;
    const [x0, x1] = [at(a, 0), at(b, 0)].sort((p, q) => p - q).map((v) => Math.floor(v / size)) as [number, number];
    const [y0, y1] = [at(a, 1), at(b, 1)].sort((p, q) => p - q).map((v) => Math.floor(v / size)) as [number, number];
    for (let x = x0; x <= x1; x++)
      for (let y = y0; y <= y1; y++) {
        const key = `${x},${y}`;
        const bucket = buckets.get(key);
        if (!bucket) buckets.set(key, [segment]);
        else {
          for (const other of bucket) if (doMeet(segment, other)) faults.push(`${String(segment)} meets ${String(other)}`);
          bucket.push(segment);
        }
      }
  }
  return faults;
}

function at(point: Point, axis: 0 | 1): number {
  return point[axis] ?? Number.NaN;
}

function isSame(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function doMeet([a, b]: Segment, [c, d]: Segment): boolean {
  const shared = [a, b].filter((p) => isSame(p, c) || isSame(p, d));
  const turn = (p: Point, q: Point, r: Point) => Math.sign(orient2d(at(p, 0), at(p, 1), at(q, 0), at(q, 1), at(r, 0), at(r, 1)));
  if (shared.length === 1) {
    const [common = a] = shared;
    const mine = isSame(a, common) ? b : a;
    const theirs = isSame(c, common) ? d : c;
    if (turn(common, mine, theirs) !== 0) return false;
    const along = (at(mine, 0) - at(common, 0)) * (at(theirs, 0) - at(common, 0)) + (at(mine, 1) - at(common, 1)) * (at(theirs, 1) - at(common, 1));
    return along > 0;
  }
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc === 0 && abd === 0) return doOverlap(at(a, 0), at(b, 0), at(c, 0), at(d, 0)) && doOverlap(at(a, 1), at(b, 1), at(c, 1), at(d, 1));
  return abc * abd <= 0 && cda * cdb <= 0;
}

function doOverlap(a: number, b: number, c: number, d: number): boolean {
  return Math.max(Math.min(a, b), Math.min(c, d)) <= Math.min(Math.max(a, b), Math.max(c, d));
}
