import type { BBox } from "../types.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import { SquareGrid } from "./square-grid.ts";

/** 255 × 255 squares leave codes of 16 bits for rows that are in none. */
const SIDE = 255;
export const NO_POSITION = 0xffff;
export const BEYOND_GRID = 0xfffe;

const SAMPLE_ROWS = 1024;
/** Of the sample's positions at either end: an incident far away does not stretch the grid. */
const LEFT_OUT_SHARE = 0.01;
/** Degrees beyond the sample in either direction, and the share of its extent. */
const MARGIN_DEGREES = 0.01;
const MARGIN_SHARE = 0.1;

const SHARED = new WeakMap<IncidentColumns, RowSquares>();

/** The squares of the rows, kept once for all views of the columns. */
export function rowSquaresOf(columns: IncidentColumns): RowSquares {
  let squares = SHARED.get(columns);
  if (squares === undefined) SHARED.set(columns, (squares = new RowSquares(columns)));
  return squares;
}

/**
 * The square of a grid over the incidents' area that each row lies in, so that a polygon is decided by
 * square for most rows. The grid is laid anew whenever there are twice as many rows.
 */
export class RowSquares {
  codes = new Uint16Array(0);
  grid: SquareGrid | null = null;
  #laidRows = 0;
  #seenRows = 0;
  #seenReplaced = 0;

  constructor(readonly columns: IncidentColumns) {}

  /** Takes in what was put into the columns. */
  refresh(): void {
    const { columns } = this;
    const { rowCount, replaced } = columns;
    if (rowCount === this.#seenRows && replaced.nextNumber === this.#seenReplaced) return;
    const changed = replaced.since(this.#seenReplaced);
    if (changed === null || rowCount >= 2 * this.#laidRows) {
      this.grid = layGrid(columns);
      this.#laidRows = rowCount;
      this.#seenRows = 0;
    } else {
      for (const { row } of changed) if (row < this.#seenRows) this.#place(row, row + 1);
    }
    if (this.codes.length < rowCount) {
      const wider = new Uint16Array(Math.ceil(rowCount * 1.25));
      wider.set(this.codes);
      this.codes = wider;
    }
    this.#place(this.#seenRows, rowCount);
    this.#seenRows = rowCount;
    this.#seenReplaced = replaced.nextNumber;
  }

  #place(from: number, to: number): void {
    const { codes, grid, columns: { lng, lat } } = this;
    for (let row = from; row < to; row++) {
      const [x, y] = [lng[row]!, lat[row]!];
      if (x !== x) codes[row] = NO_POSITION;
      else codes[row] = grid !== null && isIn(grid.box, x, y) ? grid.squareAt(x, y) : BEYOND_GRID;
    }
  }
}

function isIn([west, south, east, north]: BBox, lng: number, lat: number): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

/** Null without a position among the sample. */
function layGrid({ lng, lat, rowCount }: IncidentColumns): SquareGrid | null {
  const [lngs, lats]: [number[], number[]] = [[], []];
  const step = Math.max(1, Math.floor(rowCount / SAMPLE_ROWS));
  for (let row = 0; row < rowCount; row += step) {
    if (lng[row]! !== lng[row]!) continue;
    lngs.push(lng[row]!);
    lats.push(lat[row]!);
  }
  if (lngs.length === 0) return null;
  const [west, east] = extentOf(lngs);
  const [south, north] = extentOf(lats);
  return new SquareGrid([west, south, east, north], SIDE);
}

function extentOf(numbers: number[]): [number, number] {
  numbers.sort((one, other) => one - other);
  const leftOut = Math.floor(numbers.length * LEFT_OUT_SHARE);
  const [low, high] = [numbers[leftOut]!, numbers[numbers.length - 1 - leftOut]!];
  const margin = MARGIN_DEGREES + (high - low) * MARGIN_SHARE;
  return [low - margin, high + margin];
}
