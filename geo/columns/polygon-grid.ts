import type { BBox, Position } from "../types.ts";
import { SquareGrid } from "./square-grid.ts";

const SIDE = 256;
/** Degrees; in smaller boxes a square would come near the spacing of doubles. */
const LEAST_EXTENT = 1e-6;

/** Of a square's width: a thousand times what rounding can move an edge in the smallest squares. */
const ROUNDING_MARGIN = 1 / 64;

export const GRID_OUTSIDE = 0;
export const GRID_INSIDE = 1;
/** An edge may run through the square or beside it: ask exactly. */
export const GRID_UNSURE = 2;

/**
 * Squares that lie wholly inside or outside of a ring, so that most positions are settled by one
 * look. Squares that an edge almost touches are unsure too.
 */
export class PolygonGrid {
  /** State of each square of the grid; true of positions within its box. */
  readonly states: Uint8Array;
  readonly #grid: SquareGrid;

  /** Over the ring's own box; null when that is too small to divide. `holds` decides about one position exactly. */
  static over(ring: readonly Position[], box: BBox, holds: (lng: number, lat: number) => boolean): PolygonGrid | null {
    const [west, south, east, north] = box;
    return east - west > LEAST_EXTENT && north - south > LEAST_EXTENT ? new PolygonGrid(ring, new SquareGrid(box, SIDE), holds) : null;
  }

  /** The grid may lie anywhere, beside the ring too. */
  constructor(ring: readonly Position[], grid: SquareGrid, holds: (lng: number, lat: number) => boolean) {
    this.#grid = grid;
    this.states = new Uint8Array(grid.side * grid.side);
    ring.forEach((to, at) => this.#markEdge(ring.at(at - 1)!, to));
    this.#settle(holds);
  }

  /** For a position within the box. */
  stateAt(lng: number, lat: number): number {
    return this.states[this.#grid.squareAt(lng, lat)]!;
  }

  /** An edge beyond the box marks squares along its side: unsure without need, never settled wrongly. */
  #markEdge([ax, ay]: Position, [bx, by]: Position): void {
    const grid = this.#grid;
    const { side } = grid;
    const [low, high] = [grid.rowOf(Math.min(ay, by)), grid.rowOf(Math.max(ay, by))];
    for (let row = low; row <= high; row++) {
      // Where an edge spans few rows its slope is not to be relied on.
      const [from, to] = high - low < 3 ? [ax, bx] : [this.#lngAt(ax, ay, bx, by, row), this.#lngAt(ax, ay, bx, by, row + 1)];
      const first = grid.columnOf(Math.min(from, to), -ROUNDING_MARGIN);
      const last = grid.columnOf(Math.max(from, to), ROUNDING_MARGIN);
      this.states.fill(GRID_UNSURE, row * side + first, row * side + last + 1);
    }
  }

  /** Where the edge crosses the southern side of the row, or its end on that side. */
  #lngAt(ax: number, ay: number, bx: number, by: number, row: number): number {
    const along = (this.#grid.latAt(row) - ay) / (by - ay);
    return ax + (bx - ax) * Math.min(1, Math.max(0, along));
  }

  /** Between two unsure squares of a row nothing changes, so one of them speaks for all. */
  #settle(holds: (lng: number, lat: number) => boolean): void {
    const { side } = this.#grid;
    for (let row = 0; row < side; row++) {
      let state: number | undefined;
      for (let column = 0; column < side; column++) {
        const square = row * side + column;
        if (this.states[square] === GRID_UNSURE) {
          state = undefined;
        } else {
          state ??= holds(this.#grid.lngAt(column + 0.5), this.#grid.latAt(row + 0.5)) ? GRID_INSIDE : GRID_OUTSIDE;
          this.states[square] = state;
        }
      }
    }
  }
}
