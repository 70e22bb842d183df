import type { BBox, Position } from "../types.ts";

const SIDE = 256;
/** Degrees; in smaller boxes a square would come near the spacing of doubles. */
const LEAST_EXTENT = 1e-6;

export const GRID_OUTSIDE = 0;
export const GRID_INSIDE = 1;
/** An edge may run through the square or beside it: ask exactly. */
export const GRID_UNSURE = 2;

/**
 * Squares over a ring's box that lie wholly inside or outside, so that most positions are settled by
 * one look. Squares next to one that an edge touches are unsure too: far more than rounding can move an edge.
 */
export class PolygonGrid {
  readonly #squares = new Uint8Array(SIDE * SIDE);
  readonly #perLng: number;
  readonly #perLat: number;

  /** Null when the box is too small to divide. `holds` decides about one position exactly. */
  static over(ring: readonly Position[], box: BBox, holds: (lng: number, lat: number) => boolean): PolygonGrid | null {
    const [west, south, east, north] = box;
    return east - west > LEAST_EXTENT && north - south > LEAST_EXTENT ? new PolygonGrid(ring, box, holds) : null;
  }

  private constructor(ring: readonly Position[], readonly box: BBox, holds: (lng: number, lat: number) => boolean) {
    const [west, south, east, north] = box;
    this.#perLng = SIDE / (east - west);
    this.#perLat = SIDE / (north - south);
    ring.forEach((to, at) => this.#markEdge(ring.at(at - 1)!, to));
    this.#settle(holds);
  }

  /** For a position within the box. */
  stateAt(lng: number, lat: number): number {
    return this.#squares[this.#rowOf(lat) * SIDE + this.#columnOf(lng)]!;
  }

  #columnOf(lng: number): number {
    return Math.min(SIDE - 1, Math.floor((lng - this.box[0]) * this.#perLng));
  }

  #rowOf(lat: number): number {
    return Math.min(SIDE - 1, Math.floor((lat - this.box[1]) * this.#perLat));
  }

  #markEdge([ax, ay]: Position, [bx, by]: Position): void {
    const [low, high] = [Math.min(this.#rowOf(ay), this.#rowOf(by)), Math.max(this.#rowOf(ay), this.#rowOf(by))];
    for (let row = low; row <= high; row++) {
      // Where an edge spans few rows its slope is not to be relied on.
      const [from, to] = high - low < 3 ? [ax, bx] : [this.#lngAt(ax, ay, bx, by, row), this.#lngAt(ax, ay, bx, by, row + 1)];
      const first = Math.max(0, this.#columnOf(Math.min(from, to)) - 1);
      const last = Math.min(SIDE - 1, this.#columnOf(Math.max(from, to)) + 1);
      this.#squares.fill(GRID_UNSURE, row * SIDE + first, row * SIDE + last + 1);
    }
  }

  /** Where the edge crosses the southern side of the row, or its end on that side. */
  #lngAt(ax: number, ay: number, bx: number, by: number, row: number): number {
    const along = (this.box[1] + row / this.#perLat - ay) / (by - ay);
    return ax + (bx - ax) * Math.min(1, Math.max(0, along));
  }

  /** Between two unsure squares of a row nothing changes, so one of them speaks for all. */
  #settle(holds: (lng: number, lat: number) => boolean): void {
    for (let row = 0; row < SIDE; row++) {
      let state: number | undefined;
      for (let column = 0; column < SIDE; column++) {
        const square = row * SIDE + column;
        if (this.#squares[square] === GRID_UNSURE) {
          state = undefined;
        } else {
          state ??= holds(this.box[0] + (column + 0.5) / this.#perLng, this.box[1] + (row + 0.5) / this.#perLat) ? GRID_INSIDE : GRID_OUTSIDE;
          this.#squares[square] = state;
        }
      }
    }
  }
}
