import Flatbush from "flatbush";
import { orient2d } from "robust-predicates";
import type { VertexTable } from "./vertex-table.ts";

/** Two edges that meet elsewhere than at a vertex of both. */
export interface EdgeHit {
  edge: number;
  other: number;
  /** Vertex at which they meet; made for the purpose where interiors cross. */
  vertex: number;
  /** True where the interiors cross; false where `vertex`, an end of `other`, lies inside `edge`. */
  isCrossing: boolean;
}

const CHUNK_EDGES = 12;

/**
 * All places where edges meet other than at shared ends, found with exact predicates.
 *
 * Edges follow rings, so runs of a dozen make compact boxes; a packed tree over the runs leaves
 * few pairs to compare, whatever the mixture of long and short edges.
 */
export function findEdgeHits(vertices: VertexTable, from: Int32Array, to: Int32Array, count: number): EdgeHit[] {
  if (count < 2) return [];
  const boxes = edgeBoxes(vertices, from, to, count);
  const starts = chunkStarts(from, to, count);
  const chunks = starts.length - 1;
  const tree = new Flatbush(chunks);
  const chunkBoxes = new Float64Array(chunks * 4);
  for (let c = 0; c < chunks; c++) {
    const box = unionBox(boxes, starts[c]!, starts[c + 1]!);
    chunkBoxes.set(box, c * 4);
    tree.add(box[0], box[1], box[2], box[3]);
  }
  tree.finish();

  const hits: EdgeHit[] = [];
  const compare = (e: number, f: number) => {
    if (boxes[e * 4]! > boxes[f * 4 + 2]! || boxes[f * 4]! > boxes[e * 4 + 2]!) return;
    if (boxes[e * 4 + 1]! > boxes[f * 4 + 3]! || boxes[f * 4 + 1]! > boxes[e * 4 + 3]!) return;
    compareEdges(vertices, from, to, e, f, hits);
  };
  for (let c = 0; c < chunks; c++) {
    const [west, south, east, north] = [chunkBoxes[c * 4]!, chunkBoxes[c * 4 + 1]!, chunkBoxes[c * 4 + 2]!, chunkBoxes[c * 4 + 3]!];
    for (let e = starts[c]!; e < starts[c + 1]!; e++) {
      for (let f = e + 1; f < starts[c + 1]!; f++) compare(e, f);
    }
    for (const d of tree.search(west, south, east, north, (index) => index > c)) {
      for (let f = starts[d]!; f < starts[d + 1]!; f++) {
        if (boxes[f * 4]! > east || boxes[f * 4 + 2]! < west || boxes[f * 4 + 1]! > north || boxes[f * 4 + 3]! < south) continue;
        for (let e = starts[c]!; e < starts[c + 1]!; e++) compare(e, f);
      }
    }
  }
  return hits;
}

function edgeBoxes(vertices: VertexTable, from: Int32Array, to: Int32Array, count: number): Float64Array {
  const boxes = new Float64Array(count * 4);
  const { x, y } = vertices;
  for (let e = 0; e < count; e++) {
    const ay = y[from[e]!]!;
    const by = y[to[e]!]!;
    // Edges run from west to east.
    boxes[e * 4] = x[from[e]!]!;
    boxes[e * 4 + 1] = ay < by ? ay : by;
    boxes[e * 4 + 2] = x[to[e]!]!;
    boxes[e * 4 + 3] = ay < by ? by : ay;
  }
  return boxes;
}

function chunkStarts(from: Int32Array, to: Int32Array, count: number): number[] {
  const starts = [0];
  for (let e = 1; e < count; e++) {
    const follows = from[e] === to[e - 1] || to[e] === from[e - 1] || from[e] === from[e - 1] || to[e] === to[e - 1];
    if (!follows || e - starts[starts.length - 1]! >= CHUNK_EDGES) starts.push(e);
  }
  starts.push(count);
  return starts;
}

function unionBox(boxes: Float64Array, start: number, end: number): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let e = start; e < end; e++) {
    west = Math.min(west, boxes[e * 4]!);
    south = Math.min(south, boxes[e * 4 + 1]!);
    east = Math.max(east, boxes[e * 4 + 2]!);
    north = Math.max(north, boxes[e * 4 + 3]!);
  }
  return [west, south, east, north];
}

function compareEdges(vertices: VertexTable, from: Int32Array, to: Int32Array, e: number, f: number, hits: EdgeHit[]): void {
  const { x, y } = vertices;
  const a = from[e]!;
  const b = to[e]!;
  const c = from[f]!;
  const d = to[f]!;
  const sideC = c === a || c === b ? 0 : orient2d(x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!);
  const sideD = d === a || d === b ? 0 : orient2d(x[a]!, y[a]!, x[b]!, y[b]!, x[d]!, y[d]!);
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return;
  const sideA = a === c || a === d ? 0 : orient2d(x[c]!, y[c]!, x[d]!, y[d]!, x[a]!, y[a]!);
  const sideB = b === c || b === d ? 0 : orient2d(x[c]!, y[c]!, x[d]!, y[d]!, x[b]!, y[b]!);
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return;
  if (sideA !== 0 && sideB !== 0 && sideC !== 0 && sideD !== 0) {
    hits.push({ edge: e, other: f, vertex: crossingVertex(vertices, a, b, c, d), isCrossing: true });
    return;
  }
  if (sideC === 0 && liesInside(vertices, c, a, b)) hits.push({ edge: e, other: f, vertex: c, isCrossing: false });
  if (sideD === 0 && liesInside(vertices, d, a, b)) hits.push({ edge: e, other: f, vertex: d, isCrossing: false });
  if (sideA === 0 && liesInside(vertices, a, c, d)) hits.push({ edge: f, other: e, vertex: a, isCrossing: false });
  if (sideB === 0 && liesInside(vertices, b, c, d)) hits.push({ edge: f, other: e, vertex: b, isCrossing: false });
}

/** Whether v, known to be collinear with the edge a to b, lies strictly between its ends. */
function liesInside(vertices: VertexTable, v: number, a: number, b: number): boolean {
  return v !== a && v !== b && vertices.isBefore(a, v) && vertices.isBefore(v, b);
}

/** Units in which crossings are rounded, in degrees: about two micrometres. */
const CROSSING_GRID = 2 ** -36;

/**
 * The vertex where two edges cross, computed in one order so that every run gets the same bits.
 *
 * Rounding makes one vertex of the slightly different results for three edges through one point,
 * and an end of an edge stands for a crossing right beside it; otherwise areas a millionth of a
 * millimetre wide would appear whose shape is chance.
 */
function crossingVertex(vertices: VertexTable, a: number, b: number, c: number, d: number): number {
  if (vertices.isBefore(c, a) || (a === c && vertices.isBefore(d, b))) [a, b, c, d] = [c, d, a, b];
  const { x, y } = vertices;
  const rx = x[b]! - x[a]!;
  const ry = y[b]! - y[a]!;
  const sx = x[d]! - x[c]!;
  const sy = y[d]! - y[c]!;
  const t = ((x[c]! - x[a]!) * sy - (y[c]! - y[a]!) * sx) / (rx * sy - ry * sx);
  const lng = x[a]! + t * rx;
  const lat = y[a]! + t * ry;
  for (const end of [a, b, c, d]) {
    if (Math.abs(x[end]! - lng) <= CROSSING_GRID && Math.abs(y[end]! - lat) <= CROSSING_GRID) return end;
  }
  return vertices.idOf(Math.round(lng / CROSSING_GRID) * CROSSING_GRID, Math.round(lat / CROSSING_GRID) * CROSSING_GRID);
}
