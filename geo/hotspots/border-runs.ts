import type { RingTable } from "../cells/read-cells.ts";
import { segmentsMeet } from "./segments-meet.ts";

const EDGES_PER_RUN = 24;

/** The edges of all cells in short runs along their rings: what is compared when borders may meet. */
export class BorderRuns {
  readonly count: number;
  readonly #positions: Float64Array;
  /** Per run: its cell, its first edge, the end of its edges, the first vertex of its ring and the end of them. */
  readonly #runs: Int32Array;

  constructor({ positions, ringStart, cellRing, cellCount }: RingTable) {
    const runs: number[] = [];
    for (let cell = 0; cell < cellCount; cell++) {
      for (let ring = cellRing[cell]!; ring < cellRing[cell + 1]!; ring++) {
        const [begin, end] = [ringStart[ring]!, ringStart[ring + 1]!];
        for (let edge = begin; edge < end; edge += EDGES_PER_RUN) runs.push(cell, edge, Math.min(end, edge + EDGES_PER_RUN), begin, end);
      }
    }
    this.#positions = positions;
    this.#runs = Int32Array.from(runs);
    this.count = runs.length / 5;
  }

  cellOf(run: number): number {
    return this.#runs[run * 5]!;
  }

  /** West, south, east, north of every run in turn. */
  boxes(): Float64Array {
    const boxes = new Float64Array(this.count * 4);
    for (let run = 0; run < this.count; run++) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      const [first, end] = [this.#runs[run * 5 + 1]!, this.#runs[run * 5 + 2]!];
      for (let edge = first; edge <= end; edge++) {
        const vertex = edge === end ? this.#endOf(run, end - 1) : edge;
        const x = this.#positions[vertex * 2]!;
        const y = this.#positions[vertex * 2 + 1]!;
        if (x < west) west = x;
        if (y < south) south = y;
        if (x > east) east = x;
        if (y > north) north = y;
      }
      boxes[run * 4] = west;
      boxes[run * 4 + 1] = south;
      boxes[run * 4 + 2] = east;
      boxes[run * 4 + 3] = north;
    }
    return boxes;
  }

  /** Whether two runs have a point in common. Exact. */
  meet(one: number, other: number): boolean {
    const p = this.#positions;
    for (let e = this.#runs[one * 5 + 1]!; e < this.#runs[one * 5 + 2]!; e++) {
      const eEnd = this.#endOf(one, e);
      for (let f = this.#runs[other * 5 + 1]!; f < this.#runs[other * 5 + 2]!; f++) {
        const fEnd = this.#endOf(other, f);
        if (segmentsMeet(
          p[e * 2]!, p[e * 2 + 1]!, p[eEnd * 2]!, p[eEnd * 2 + 1]!,
          p[f * 2]!, p[f * 2 + 1]!, p[fEnd * 2]!, p[fEnd * 2 + 1]!,
        )) return true;
      }
    }
    return false;
  }

  /** The vertex at which an edge ends; it begins at the vertex of its own number. */
  #endOf(run: number, edge: number): number {
    return edge + 1 === this.#runs[run * 5 + 4] ? this.#runs[run * 5 + 3]! : edge + 1;
  }
}
