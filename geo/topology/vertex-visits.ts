import { orient2d } from "robust-predicates";
import type { CellRing } from "./read-rings.ts";
import type { VertexTable } from "./vertex-table.ts";

/** A ring of a cell passing through a vertex; `at` counts the ring's kept vertices. */
export interface Visit {
  ring: CellRing;
  at: number;
}

/** Vertices that the rings of one cell pass more than once, with every passage. */
export function findRepeatedVisits(rings: readonly CellRing[], stamps: Int32Array, stamp: number): Map<number, Visit[]> {
  const repeated = new Map<number, Visit[]>();
  for (const ring of rings) {
    for (const v of ring.vertices) {
      if (stamps[v] === stamp) repeated.set(v, []);
      stamps[v] = stamp;
    }
  }
  if (repeated.size === 0) return repeated;
  for (const ring of rings) ring.vertices.forEach((v, at) => repeated.get(v)?.push({ ring, at }));
  return repeated;
}

/**
 * Whether two passages through a vertex cross there: one arm of the second lies on either side of
 * the first. Undefined when they share an arm, so that the question must be asked elsewhere.
 */
export function doPassagesCross(vertices: VertexTable, vertex: number, first: Visit, second: Visit): boolean | undefined {
  const [p, q] = armsOf(first);
  const [r, s] = armsOf(second);
  // A passage that turns straight back has no two sides.
  if (isSameWay(vertices, vertex, p, q) || isSameWay(vertices, vertex, r, s)) return false;
  for (const mine of [p, q]) for (const theirs of [r, s]) if (isSameWay(vertices, vertex, mine, theirs)) return undefined;
  return isBetween(vertices, vertex, p, q, r) !== isBetween(vertices, vertex, p, q, s);
}

function armsOf({ ring, at }: Visit): [number, number] {
  const n = ring.vertices.length;
  return [ring.vertices[(at + n - 1) % n]!, ring.vertices[(at + 1) % n]!];
}

function turn(vertices: VertexTable, a: number, b: number, c: number): number {
  const { x, y } = vertices;
  return -orient2d(x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!);
}

function isSameWay(vertices: VertexTable, from: number, a: number, b: number): boolean {
  return turn(vertices, from, a, b) === 0 && vertices.isBefore(from, a) === vertices.isBefore(from, b);
}

/** Whether the way to p lies strictly inside the counter-clockwise sweep from the way to a to that to b. */
function isBetween(vertices: VertexTable, from: number, a: number, b: number, p: number): boolean {
  const sweep = turn(vertices, from, a, b);
  if (sweep === 0) return turn(vertices, from, a, p) > 0;
  if (sweep > 0) return turn(vertices, from, a, p) > 0 && turn(vertices, from, p, b) > 0;
  return !(turn(vertices, from, b, p) > 0 && turn(vertices, from, p, a) > 0);
}
