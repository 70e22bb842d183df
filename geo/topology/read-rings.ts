import type { MultiPolygon, Polygon } from "geojson";
import { orient2d } from "robust-predicates";
import type { VertexTable } from "./vertex-table.ts";

/** One ring as vertex numbers, without the closing repeat and without consecutive repeats. */
export interface CellRing {
  cell: number;
  part: number;
  ring: number;
  vertices: Int32Array;
  /** Twice the signed area in square degrees; positive when counter-clockwise. */
  doubleArea: number;
  /** All positions on one line, or fewer than three distinct ones. */
  isFlat: boolean;
  isClosed: boolean;
  /** Indices in the file of positions equal to their predecessor. */
  repeatedAt: number[];
  /** Index in the file of the first position that is not a longitude and latitude, or -1. */
  badAt: number;
}

/** The rings of one cell's geometry; those with a bad position keep no vertices. */
export function readRings(geometry: Polygon | MultiPolygon | null, cell: number, table: VertexTable): CellRing[] {
  // Read from a file, so not every geometry is what its type says.
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") return [];
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts.flatMap((part, p) => part.map((positions, r) => readRing(positions, cell, p, r, table)));
}

function readRing(positions: number[][], cell: number, part: number, ring: number, table: VertexTable): CellRing {
  const last = positions.length - 1;
  const vertices = new Int32Array(positions.length);
  const repeatedAt: number[] = [];
  let count = 0;
  let badAt = -1;
  for (let i = 0; i <= last; i++) {
    const position = positions[i] as number[] | null;
    const x = position?.[0] ?? NaN;
    const y = position?.[1] ?? NaN;
    // Written so that NaN fails the test too.
    if (!(x >= -180 && x <= 180 && y >= -90 && y <= 90)) {
      badAt = i;
      break;
    }
    const id = table.idOf(x, y);
    if (count > 0 && vertices[count - 1] === id) repeatedAt.push(i);
    else vertices[count++] = id;
  }
  const isClosed = badAt === -1 && last > 0 && samePosition(positions[0]!, positions[last]!);
  if (badAt !== -1) count = 0;
  else if (count > 1 && vertices[count - 1] === vertices[0]) count--;
  const kept = vertices.subarray(0, count);
  return {
    cell,
    part,
    ring,
    vertices: kept,
    doubleArea: doubleAreaOf(kept, table),
    isFlat: isFlat(kept, table),
    isClosed,
    repeatedAt,
    badAt,
  };
}

function isFlat(vertices: Int32Array, { x, y }: VertexTable): boolean {
  if (vertices.length < 3) return true;
  const a = vertices[0]!;
  const b = vertices[1]!;
  return vertices.every((v) => orient2d(x[a]!, y[a]!, x[b]!, y[b]!, x[v]!, y[v]!) === 0);
}

function samePosition(a: number[], b: number[]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function doubleAreaOf(vertices: Int32Array, table: VertexTable): number {
  const n = vertices.length;
  if (n < 3) return 0;
  const originX = table.x[vertices[0]!]!;
  const originY = table.y[vertices[0]!]!;
  let sum = 0;
  let ax = 0;
  let ay = 0;
  for (let i = 1; i < n; i++) {
    const bx = table.x[vertices[i]!]! - originX;
    const by = table.y[vertices[i]!]! - originY;
    sum += ax * by - bx * ay;
    ax = bx;
    ay = by;
  }
  return sum;
}
