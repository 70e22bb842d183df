import { orient2d } from "robust-predicates";
import type { Pieces } from "./depth-faces.ts";
import type { VertexTable } from "./vertex-table.ts";

/** Finds what lies next to the west of a vertex, among pieces sorted into bands of latitude. */
export class ContainerSearch {
  private readonly south: number;
  private readonly bandsPerDegree: number;
  private readonly bands: number[][];
  private readonly vertices: VertexTable;
  private readonly pieces: Pieces;

  constructor(vertices: VertexTable, pieces: Pieces) {
    this.vertices = vertices;
    this.pieces = pieces;
    const { y } = vertices;
    let south = Infinity;
    let north = -Infinity;
    for (let i = 0; i < pieces.from.length; i++) {
      south = Math.min(south, y[pieces.from[i]!]!, y[pieces.to[i]!]!);
      north = Math.max(north, y[pieces.from[i]!]!, y[pieces.to[i]!]!);
    }
    const count = Math.min(4096, Math.ceil(pieces.from.length / 8) + 1);
    this.south = south;
    this.bandsPerDegree = north > south ? (count - 1) / (north - south) : 0;
    this.bands = Array.from({ length: count }, () => []);
    for (let i = 0; i < pieces.from.length; i++) {
      const a = this.bandOf(y[pieces.from[i]!]!);
      const b = this.bandOf(y[pieces.to[i]!]!);
      for (let band = Math.min(a, b); band <= Math.max(a, b); band++) this.bands[band]!.push(i);
    }
  }

  /** The half-edge whose left side faces the vertex from the west, or -1. */
  halfEdgeWestOf(vertex: number): number {
    const { x, y } = this.vertices;
    const vx = x[vertex]!;
    const vy = y[vertex]!;
    let best = -1;
    let bestX = -Infinity;
    let bestSlope = -Infinity;
    for (const i of this.bands[this.bandOf(vy)]!) {
      const a = this.pieces.from[i]!;
      const b = this.pieces.to[i]!;
      const isUpward = y[b]! > y[a]!;
      const low = isUpward ? a : b;
      const high = isUpward ? b : a;
      // Half-open: decides what is met just north of the vertex's parallel.
      if (!(y[low]! <= vy && y[high]! > vy)) continue;
      if (orient2d(x[low]!, y[low]!, x[high]!, y[high]!, vx, vy) <= 0) continue;
      const slope = (x[high]! - x[low]!) / (y[high]! - y[low]!);
      const at = x[low]! + (vy - y[low]!) * slope;
      if (at > bestX || (at === bestX && slope > bestSlope)) {
        bestX = at;
        bestSlope = slope;
        best = isUpward ? 2 * i + 1 : 2 * i;
      }
    }
    return best;
  }

  private bandOf(latitude: number): number {
    const band = Math.floor((latitude - this.south) * this.bandsPerDegree);
    return Math.max(0, Math.min(this.bands.length - 1, band));
  }
}
