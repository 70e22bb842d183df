import { orient2d } from "robust-predicates";
import type { VertexTable } from "./vertex-table.ts";

/** Says on which side of some rings a position lies; exact, by parity, with edges sorted into bands of latitude. */
export class CellSides {
  private readonly vertices: VertexTable;
  private readonly bands: number[][];
  private readonly south: number;
  private readonly north: number;
  private readonly bandsPerDegree: number;

  constructor(vertices: VertexTable, rings: readonly ArrayLike<number>[]) {
    this.vertices = vertices;
    const { y } = vertices;
    let south = Infinity;
    let north = -Infinity;
    let count = 0;
    for (const ring of rings) {
      count += ring.length;
      for (let i = 0; i < ring.length; i++) {
        south = Math.min(south, y[ring[i]!]!);
        north = Math.max(north, y[ring[i]!]!);
      }
    }
    this.south = south;
    this.north = north;
    const bands = Math.min(8192, Math.ceil(count / 4) + 1);
    this.bandsPerDegree = north > south ? (bands - 1) / (north - south) : 0;
    this.bands = Array.from({ length: bands }, () => []);
    for (const ring of rings) {
      let a = ring[ring.length - 1]!;
      for (let i = 0; i < ring.length; i++) {
        const b = ring[i]!;
        const first = this.bandOf(Math.min(y[a]!, y[b]!));
        const last = this.bandOf(Math.max(y[a]!, y[b]!));
        for (let band = first; band <= last; band++) this.bands[band]!.push(a, b);
        a = b;
      }
    }
  }

  sideOf(px: number, py: number): "inside" | "border" | "outside" {
    if (!(py >= this.south && py <= this.north)) return "outside";
    const { x, y } = this.vertices;
    const edges = this.bands[this.bandOf(py)]!;
    let isInside = false;
    for (let i = 0; i < edges.length; i += 2) {
      const ax = x[edges[i]!]!;
      const ay = y[edges[i]!]!;
      const bx = x[edges[i + 1]!]!;
      const by = y[edges[i + 1]!]!;
      if (bx === px && by === py) return "border";
      if (ay > py !== by > py) {
        const turn = orient2d(ax, ay, bx, by, px, py);
        if (turn === 0) return "border";
        if (by > ay ? turn < 0 : turn > 0) isInside = !isInside;
      } else if (ay === py && by === py && ax > px !== bx > px) {
        return "border";
      }
    }
    return isInside ? "inside" : "outside";
  }

  private bandOf(latitude: number): number {
    return Math.floor((latitude - this.south) * this.bandsPerDegree);
  }
}
