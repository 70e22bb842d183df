import type { CompiledFilter } from "./compile-filter.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";
import { isActive } from "./failing-dimensions.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import { type Dimension, DIMENSIONS } from "./incident-filter.ts";
import { type PackedColumn, packedColumnsOf } from "./packed-columns.ts";
import { GRID_INSIDE, GRID_UNSURE } from "./polygon-grid.ts";
import type { PolygonTest } from "./polygon-test.ts";
import { BEYOND_GRID, NO_POSITION, type RowSquares, rowSquaresOf } from "./row-squares.ts";

/** Set for a moment on rows whose square does not tell whether the polygon holds them; no dimension has it. */
const UNSURE = 0x8000;
const ALL = 0xffff;
/** Bits that stand for dimensions: a row that was not seen before has all bits, and keeps none of the others. */
const DIMENSION_MASK = 2 ** DIMENSIONS.length - 1;

interface Lookup {
  readonly codes: Uint16Array;
  /** Failing bits of each code. */
  readonly fails: Uint16Array;
}

/**
 * Marks rows with the dimensions that they fail, those given alone. Packed codes and squares are looked
 * up in tables made for the filter: all the small dimensions together cost two looks a row, a polygon one.
 */
export class RowMarker {
  /** Bits that a row keeps as they were. */
  readonly #kept: number;
  readonly #lookups: Lookup[] = [];
  readonly #cellFails: Uint16Array | null = null;
  readonly #times: boolean = false;
  readonly #polygon: PolygonTest | null = null;
  readonly #unsure = new Uint32Array(0);

  /** `room`: the most rows that are marked at once. */
  constructor(readonly columns: IncidentColumns, readonly filter: CompiledFilter, dimensions: readonly Dimension[], room: number) {
    this.#kept = DIMENSION_MASK & ~dimensions.reduce((bits, dimension) => bits | DIMENSION_BITS[dimension], 0);
    const active = dimensions.filter((dimension) => isActive(filter, dimension));
    for (const packed of packedColumnsOf(columns).groups) {
      const asked = packed.parts.filter(({ part }) => active.some((dimension) => dimension === part));
      if (asked.length > 0) this.#lookups.push({ codes: packed.codes, fails: packedFails(packed, asked, filter) });
    }
    if (active.includes("cell")) this.#cellFails = filter.fails.cell;
    this.#times = active.includes("day");
    if (!active.includes("polygon")) return;
    this.#polygon = filter.polygon;
    this.#unsure = new Uint32Array(room + 1);
    const squares = rowSquaresOf(columns);
    squares.refresh();
    this.#lookups.push({ codes: squares.codes, fails: squareFails(squares, filter.polygon!) });
  }

  /** Sets the bits of the marker's dimensions anew in rows from..to (excluded). */
  mark(failing: Uint16Array, from: number, to: number): void {
    let kept = this.#kept;
    for (const { codes, fails } of this.#lookups) {
      markCodes(codes, fails, kept, failing, from, to);
      kept = ALL;
    }
    if (kept !== ALL) for (let row = from; row < to; row++) failing[row]! &= kept;
    if (this.#cellFails !== null) markCells(this.columns.cell.codes, this.#cellFails, failing, from, to);
    if (this.#times) markTimes(this.columns.reportedAtMs, this.filter, failing, from, to);
    if (this.#polygon !== null) this.#settle(this.#polygon, failing, from, to);
  }

  /** Asks the polygon itself about rows in squares along its border. */
  #settle(polygon: PolygonTest, failing: Uint16Array, from: number, to: number): void {
    const { lng, lat } = this.columns;
    const rows = this.#unsure;
    let length = 0;
    for (let row = from; row < to; row++) {
      rows[length] = row;
      length += failing[row]! >>> 15;
    }
    for (let at = 0; at < length; at++) {
      const row = rows[at]!;
      failing[row] = (failing[row]! & ~UNSURE) | (polygon.holds(lng[row]!, lat[row]!) ? 0 : DIMENSION_BITS.polygon);
    }
  }
}

function packedFails({ sums }: PackedColumn, asked: PackedColumn["parts"], filter: CompiledFilter): Uint16Array {
  const table = new Uint16Array(sums.length);
  for (const { part, shift, bits } of asked) {
    if (part === "placed") continue;
    const fails = filter.fails[part]!;
    const span = 2 ** shift;
    // Neighbouring codes share all but their lowest bits, so a part's outcome is the same for a whole span.
    for (let code = 0; code < table.length; code += span) {
      const bit = fails[(code >>> shift) & (2 ** bits - 1)] ?? 0;
      if (bit !== 0) for (let at = code; at < code + span; at++) table[at]! |= bit;
    }
  }
  return table;
}

function squareFails({ grid }: RowSquares, polygon: PolygonTest): Uint16Array {
  const table = new Uint16Array(ALL + 1);
  table[NO_POSITION] = DIMENSION_BITS.polygon;
  table[BEYOND_GRID] = UNSURE;
  if (grid === null) return table;
  const states = polygon.statesOver(grid);
  for (let square = 0; square < states.length; square++) {
    const state = states[square]!;
    table[square] = state === GRID_INSIDE ? 0 : state === GRID_UNSURE ? UNSURE : DIMENSION_BITS.polygon;
  }
  return table;
}

function markCodes(codes: Uint16Array, fails: Uint16Array, kept: number, failing: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) failing[row] = (failing[row]! & kept) | fails[codes[row]!]!;
}

function markCells(codes: Uint32Array, fails: Uint16Array, failing: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) failing[row]! |= fails[codes[row]!]!;
}

function markTimes(times: Float64Array, { fromMs, toMs }: CompiledFilter, failing: Uint16Array, from: number, to: number): void {
  const bit = DIMENSION_BITS.day;
  for (let row = from; row < to; row++) {
    const timeMs = times[row]!;
    if (!(timeMs >= fromMs && timeMs < toMs)) failing[row]! |= bit;
  }
}
