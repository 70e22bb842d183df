import { orientation } from "../cells/orientation.ts";
import type { RingTable } from "../cells/read-cells.ts";

const EDGES_PER_RUN = 16;

/** The edges of every cell in short runs along its rings, each with its box: what is compared when borders may meet. */
export class BorderRuns {
  readonly #positions: Float64Array;
  /** Where the runs of cell c begin; one more entry than there are cells. */
  readonly #cellStart: Int32Array;
  /** Per run: its first edge, the end of its edges, and the first and the end of its ring's vertices. */
  readonly #runs: Int32Array;
  readonly #boxes: Float64Array;

  constructor({ positions, ringStart, cellRing, cellCount }: RingTable) {
    this.#positions = positions;
    this.#cellStart = new Int32Array(cellCount + 1);
    const runs: number[] = [];
    for (let cell = 0; cell < cellCount; cell++) {
      for (let ring = cellRing[cell]!; ring < cellRing[cell + 1]!; ring++) {
        const [begin, end] = [ringStart[ring]!, ringStart[ring + 1]!];
        for (let edge = begin; edge < end; edge += EDGES_PER_RUN) runs.push(edge, Math.min(end, edge + EDGES_PER_RUN), begin, end);
      }
      this.#cellStart[cell + 1] = runs.length / 4;
    }
    this.#runs = Int32Array.from(runs);
    this.#boxes = new Float64Array(runs.length);
    for (let run = 0; run < runs.length / 4; run++) this.#measure(run);
  }

  /** West, south, east, north of a cell; empty for a cell without border. */
  boxOf(cell: number): [number, number, number, number] {
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = this.#cellStart[cell]! * 4; at < this.#cellStart[cell + 1]! * 4; at += 4) {
      box[0] = Math.min(box[0], this.#boxes[at]!);
      box[1] = Math.min(box[1], this.#boxes[at + 1]!);
      box[2] = Math.max(box[2], this.#boxes[at + 2]!);
      box[3] = Math.max(box[3], this.#boxes[at + 3]!);
    }
    return box;
  }

  /** Whether the borders of two cells have a point in common. Exact. */
  meet(one: number, other: number): boolean {
    for (let a = this.#cellStart[one]!; a < this.#cellStart[one + 1]!; a++) {
      for (let b = this.#cellStart[other]!; b < this.#cellStart[other + 1]!; b++) {
        if (this.#boxesMeet(a, b) && this.#runsMeet(a, b)) return true;
      }
    }
    return false;
  }

  #measure(run: number): void {
    const [first = 0, end = 0] = this.#runs.subarray(run * 4, run * 4 + 2);
    const box = this.#boxes.subarray(run * 4, run * 4 + 4);
    box.set([Infinity, Infinity, -Infinity, -Infinity]);
    for (let edge = first; edge <= end; edge++) {
      const vertex = edge === end ? this.#endOf(run, end - 1) : edge;
      const [x, y] = [this.#positions[vertex * 2]!, this.#positions[vertex * 2 + 1]!];
      if (x < box[0]!) box[0] = x;
      if (y < box[1]!) box[1] = y;
      if (x > box[2]!) box[2] = x;
      if (y > box[3]!) box[3] = y;
    }
  }

  /** The vertex at which an edge ends; the edge begins at the vertex of its own number. */
  #endOf(run: number, edge: number): number {
    return edge + 1 === this.#runs[run * 4 + 3] ? this.#runs[run * 4 + 2]! : edge + 1;
  }

  #boxesMeet(a: number, b: number): boolean {
    const boxes = this.#boxes;
    return boxes[a * 4]! <= boxes[b * 4 + 2]! && boxes[b * 4]! <= boxes[a * 4 + 2]! &&
      boxes[a * 4 + 1]! <= boxes[b * 4 + 3]! && boxes[b * 4 + 1]! <= boxes[a * 4 + 3]!;
  }

  #runsMeet(a: number, b: number): boolean {
    const p = this.#positions;
    for (let e = this.#runs[a * 4]!; e < this.#runs[a * 4 + 1]!; e++) {
      const eEnd = this.#endOf(a, e);
      for (let f = this.#runs[b * 4]!; f < this.#runs[b * 4 + 1]!; f++) {
        const fEnd = this.#endOf(b, f);
        if (segmentsMeet(
          p[e * 2]!, p[e * 2 + 1]!, p[eEnd * 2]!, p[eEnd * 2 + 1]!,
          p[f * 2]!, p[f * 2 + 1]!, p[fEnd * 2]!, p[fEnd * 2 + 1]!,
        )) return true;
      }
    }
    return false;
  }
}

/** Whether two closed segments have a point in common: their boxes do, and neither lies to one side of the other. */
function segmentsMeet(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): boolean {
  if ((ax < cx && ax < dx && bx < cx && bx < dx) || (ax > cx && ax > dx && bx > cx && bx > dx)) return false;
  if ((ay < cy && ay < dy && by < cy && by < dy) || (ay > cy && ay > dy && by > cy && by > dy)) return false;
  return !toOneSide(ax, ay, bx, by, cx, cy, dx, dy) && !toOneSide(cx, cy, dx, dy, ax, ay, bx, by);
}

function toOneSide(ax: number, ay: number, bx: number, by: number, px: number, py: number, qx: number, qy: number): boolean {
  const p = orientation(ax, ay, bx, by, px, py);
  if (p === 0) return false;
  const q = orientation(ax, ay, bx, by, qx, qy);
  return (p > 0 && q > 0) || (p < 0 && q < 0);
}
