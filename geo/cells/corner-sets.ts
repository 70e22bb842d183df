import type { CellSets } from "./cell-sets.ts";
import { orientation } from "./orientation.ts";
import { WordPool } from "./word-pool.ts";

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

// Fewer records than this are sorted by insertion.
const FEW = 24;

/**
 * Which cells hold each corner of a block's tiles, row by row, walking from its south-west corner:
 * north along the west line, then east along every row, changing sets at each edge met.
 *
 * Corners are taken to be a hair further east, so that one that is on an edge has a side. The answer
 * is that of the stored vertices; it is the true one wherever no edge comes within a unit.
 */
export class CornerFinder {
  readonly #edges: StoredEdges;
  readonly #sets: CellSets;
  /** Pairs of where an edge is met, row * stride + line with line 0 for the west line, and its chain. */
  readonly #met = new WordPool(1024);

  constructor(edges: StoredEdges, sets: CellSets) {
    this.#edges = edges;
    this.#sets = sets;
  }

  /** Fills `corners` from `at` on, (columns + 1) * (rows + 1) of them. */
  find(list: Int32Array, begin: number, end: number, block: Block, southWest: number, corners: Int32Array, at: number): void {
    this.#met.release(0);
    this.#meet(list, begin, end, block);
    const order = this.#sorted();
    const { chainOne, chainTwo } = this.#edges;
    const met = this.#met.words;
    const count = this.#met.length / 2;
    const stride = block.columns + 2;
    let next = 0;
    let rowSet = southWest;
    const cross = (key: number, from: number) => {
      let set = from;
      for (; next < count && met[order === undefined ? next * 2 : order[next]! * 2] === key; next++) {
        const chain = met[(order === undefined ? next : order[next]!) * 2 + 1]!;
        set = this.#sets.across(set, chainOne[chain]!, chainTwo[chain]!);
      }
      return set;
    };
    for (let row = 0; row <= block.rows; row++) {
      rowSet = cross(row * stride, rowSet);
      let set = rowSet;
      for (let line = 0; line <= block.columns; line++) {
        if (line > 0) set = cross(row * stride + line, set);
        corners[at++] = set;
      }
    }
  }

  #meet(list: Int32Array, begin: number, end: number, { x0, y0, shift, columns, rows }: Block): void {
    const { stored, chainOfEdge } = this.#edges;
    const west = x0 - 0.5;
    const size = 2 ** shift;
    const stride = columns + 2;
    for (let at = begin; at < end; at++) {
      const edge = list[at]!;
      const i = edge * 2;
      const up = stored[i + 1]! <= stored[i + 3]! ? 0 : 2;
      const ax = stored[i + up]!, ay = stored[i + 1 + up]!, bx = stored[i + 2 - up]!, by = stored[i + 3 - up]!;
      if (ax < west !== bx < west) {
        const guess = (ay + ((west - ax) * (by - ay)) / (bx - ax) - y0 + 0.5) / size;
        let line = firstLine(guess, rows);
        // Going north, an edge is behind when the corner is to the left of it rising, to the right falling.
        if (line < 0) line = -line - 1 + (orientation(ax, ay, bx, by, west, y0 + (-line - 1) * size - 0.5) > 0 === bx > ax ? 0 : 1);
        if (line > 0 && line <= rows) this.#met.append2(line * stride, chainOfEdge[edge]!);
      }
      const highest = Math.min(rows, Math.floor((by - y0 + 0.5) / size));
      for (let row = Math.max(0, Math.ceil((ay - y0 + 0.5) / size)); row <= highest; row++) {
        const south = y0 + row * size - 0.5;
        const guess = (ax + ((south - ay) * (bx - ax)) / (by - ay) - x0 + 0.5) / size;
        let line = firstLine(guess, columns);
        if (line < 0) line = -line - 1 + (orientation(ax, ay, bx, by, x0 + (-line - 1) * size - 0.5, south) <= 0 ? 0 : 1);
        if (line > 0 && line <= columns) this.#met.append2(row * stride + line, chainOfEdge[edge]!);
      }
    }
  }

  /** The order of the records by key; undefined when they have been put in order themselves. */
  #sorted(): Int32Array | undefined {
    const met = this.#met.words;
    const count = this.#met.length / 2;
    if (count > FEW) return Int32Array.from({ length: count }, (_, at) => at).sort((one, other) => met[one * 2]! - met[other * 2]! || one - other);
    for (let at = 1; at < count; at++) {
      const [key, chain] = [met[at * 2]!, met[at * 2 + 1]!];
      let hole = at;
      for (; hole > 0 && met[hole * 2 - 2]! > key; hole--) {
        met[hole * 2] = met[hole * 2 - 2]!;
        met[hole * 2 + 1] = met[hole * 2 - 1]!;
      }
      met[hole * 2] = key;
      met[hole * 2 + 1] = chain;
    }
    return undefined;
  }
}

/** The first line from which on an edge is behind; -1 - line when it passes too close to that line to call. */
function firstLine(guess: number, lines: number): number {
  const near = Math.round(guess);
  if (Math.abs(guess - near) > 1e-4) return Math.max(0, Math.min(lines + 1, Math.ceil(guess)));
  return near < 0 ? 0 : near > lines ? lines + 1 : -1 - near;
}
