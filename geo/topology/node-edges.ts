import Flatbush from "flatbush";
import { findEdgeHits, type EdgeHit } from "./edge-hits.ts";
import type { EdgeTable } from "./edge-table.ts";
import { splitEdges } from "./split-edges.ts";

/** Rounds after which borders that still meet are left alone; two or three are the rule. */
const MOST_ROUNDS = 12;

/**
 * Cuts edges until they meet only at vertices, `hits` being where the whole edges meet.
 *
 * A crossing is seldom a double, so the pieces of an edge lie beside it by a hair and may meet
 * what the edge did not. Each round looks at the pieces that the one before has made.
 */
export function nodeEdges(edges: EdgeTable, hits: readonly EdgeHit[]): void {
  const gone = new Set<number>();
  let { cut, pieces } = splitEdges(edges, hits);
  for (let round = 1; pieces.length > 0 && round < MOST_ROUNDS; round++) {
    for (const edge of cut) gone.add(edge);
    for (const edge of pieces) gone.delete(edge);
    const near = edgesNear(edges, pieces, gone);
    const from = Int32Array.from(near, (edge) => edges.from[edge]!);
    const to = Int32Array.from(near, (edge) => edges.to[edge]!);
    const found = findEdgeHits(edges.vertices, from, to, near.length).map((hit) => ({
      ...hit,
      edge: near[hit.edge]!,
      other: near[hit.other]!,
    }));
    ({ cut, pieces } = splitEdges(edges, found));
  }
}

const CHUNK_EDGES = 16;

/** Edges still in use whose run of neighbours in the table comes near any of the pieces. */
function edgesNear(edges: EdgeTable, pieces: readonly number[], gone: ReadonlySet<number>): number[] {
  const tree = new Flatbush(pieces.length);
  for (const piece of pieces) tree.add(...boxOf(edges, piece, piece + 1));
  tree.finish();
  const near: number[] = [];
  for (let start = 0; start < edges.size; start += CHUNK_EDGES) {
    const end = Math.min(start + CHUNK_EDGES, edges.size);
    if (tree.search(...boxOf(edges, start, end)).length === 0) continue;
    for (let edge = start; edge < end; edge++) if (!gone.has(edge)) near.push(edge);
  }
  return near;
}

function boxOf({ vertices: { x, y }, from, to }: EdgeTable, start: number, end: number): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let edge = start; edge < end; edge++) {
    west = Math.min(west, x[from[edge]!]!);
    east = Math.max(east, x[to[edge]!]!);
    south = Math.min(south, y[from[edge]!]!, y[to[edge]!]!);
    north = Math.max(north, y[from[edge]!]!, y[to[edge]!]!);
  }
  return [west, south, east, north];
}
