import type { BBox } from "../types.ts";

/** A box of degrees divided evenly into `side` × `side` squares. */
export class SquareGrid {
  readonly #perLng: number;
  readonly #perLat: number;

  /** The box has an extent in both directions. */
  constructor(readonly box: BBox, readonly side: number) {
    const [west, south, east, north] = box;
    this.#perLng = side / (east - west);
    this.#perLat = side / (north - south);
  }

  /** Positions beyond the box count to its outermost column, as rows do: monotonic in either direction. */
  columnOf(lng: number, columnsFurther = 0): number {
    return Math.max(0, Math.min(this.side - 1, Math.floor((lng - this.box[0]) * this.#perLng + columnsFurther)));
  }

  rowOf(lat: number): number {
    return Math.max(0, Math.min(this.side - 1, Math.floor((lat - this.box[1]) * this.#perLat)));
  }

  squareAt(lng: number, lat: number): number {
    return this.rowOf(lat) * this.side + this.columnOf(lng);
  }

  /** Where a column begins; halves are middles. */
  lngAt(column: number): number {
    return this.box[0] + column / this.#perLng;
  }

  latAt(row: number): number {
    return this.box[1] + row / this.#perLat;
  }
}
