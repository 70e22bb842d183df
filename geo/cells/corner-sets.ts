import type { CellSets } from "./cell-sets.ts";
import { orientation } from "./orientation.ts";

/** Everything that the making of tiles reads about edges: stored vertices, and whose border they are. */
export interface StoredEdges {
  readonly stored: Int32Array;
  readonly chainOfEdge: Int32Array;
  readonly chainOne: Int32Array;
  readonly chainTwo: Int32Array;
}

/** A block of tiles: lines k = 0 … columns at x0 + k * 2^shift - 1/2, the same in y. */
export interface Block {
  readonly x0: number;
  readonly y0: number;
  readonly shift: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Which cells hold each corner of a block's tiles, row by row, walking from its south-west corner:
 * north along the west line, then east along every row, changing sets at each edge met.
 *
 * Corners are taken to be a hair further east, so that one that is on an edge has a side. The answer
 * is that of the stored vertices; it is the true one wherever no edge comes within a unit.
 */
export function findCornerSets(
  edges: StoredEdges, list: Int32Array, begin: number, end: number, block: Block, southWest: number, sets: CellSets,
): Int32Array {
  const { x0, y0, shift, columns, rows } = block;
  const { stored, chainOfEdge } = edges;
  const west = x0 - 0.5;
  const size = 2 ** shift;
  const corners = new Int32Array((columns + 1) * (rows + 1));
  const toNorth: Crossing[] = [];
  const toEast: Crossing[][] = Array.from({ length: rows + 1 }, () => []);

  for (let at = begin; at < end; at++) {
    const edge = list[at]!;
    let [ax, ay, bx, by] = [stored[edge * 2]!, stored[edge * 2 + 1]!, stored[edge * 2 + 2]!, stored[edge * 2 + 3]!];
    if (ay > by) [ax, ay, bx, by] = [bx, by, ax, ay];
    const chain = chainOfEdge[edge]!;
    if (ax < west !== bx < west) {
      // Going north, an edge is behind when the corner is to the left of it rising, to the right falling.
      const guess = (ay + ((west - ax) * (by - ay)) / (bx - ax) - y0 + 0.5) / size;
      const isBehind = (line: number) => orientation(ax, ay, bx, by, west, y0 + line * size - 0.5) > 0 === bx > ax;
      const line = firstLine(guess, rows, isBehind);
      if (line > 0 && line <= rows) toNorth.push({ line, chain });
    }
    const lowest = Math.max(0, Math.ceil((ay - y0 + 0.5) / size));
    const highest = Math.min(rows, Math.floor((by - y0 + 0.5) / size));
    for (let row = lowest; row <= highest; row++) {
      const south = y0 + row * size - 0.5;
      const guess = (ax + ((south - ay) * (bx - ax)) / (by - ay) - x0 + 0.5) / size;
      const line = firstLine(guess, columns, (line) => orientation(ax, ay, bx, by, x0 + line * size - 0.5, south) <= 0);
      if (line > 0 && line <= columns) toEast[row]!.push({ line, chain });
    }
  }

  let set = southWest;
  walk(toNorth, rows, (row, crossed) => {
    for (const chain of crossed) set = sets.across(set, edges.chainOne[chain]!, edges.chainTwo[chain]!);
    corners[row * (columns + 1)] = set;
  });
  for (let row = 0; row <= rows; row++) {
    let here = corners[row * (columns + 1)]!;
    walk(toEast[row]!, columns, (column, crossed) => {
      for (const chain of crossed) here = sets.across(here, edges.chainOne[chain]!, edges.chainTwo[chain]!);
      corners[row * (columns + 1) + column] = here;
    });
  }
  return corners;
}

interface Crossing {
  readonly line: number;
  readonly chain: number;
}

const NOTHING: readonly number[] = [];

function walk(crossings: Crossing[], lines: number, arrive: (line: number, crossed: readonly number[]) => void): void {
  if (crossings.length === 0) {
    for (let line = 0; line <= lines; line++) arrive(line, NOTHING);
    return;
  }
  crossings.sort((one, other) => one.line - other.line);
  let next = 0;
  for (let line = 0; line <= lines; line++) {
    const crossed: number[] = [];
    while (next < crossings.length && crossings[next]!.line === line) crossed.push(crossings[next++]!.chain);
    arrive(line, crossed);
  }
}

/** The first line from which on the edge is behind: by a good guess, or exactly where that is too close to call. */
function firstLine(guess: number, lines: number, isBehind: (line: number) => boolean): number {
  const near = Math.round(guess);
  if (Math.abs(guess - near) > 1e-4) return Math.max(0, Math.min(lines + 1, Math.ceil(guess)));
  if (near < 0) return 0;
  if (near > lines) return lines + 1;
  return isBehind(near) ? near : near + 1;
}
