import type { CompiledFilter } from "./compile-filter.ts";
import { type DayRuns, dayRunsOf } from "./day-runs.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";
import { isActive } from "./failing-dimensions.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import { type Dimension, DIMENSIONS } from "./incident-filter.ts";
import { markTimes } from "./mark-times.ts";
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
  readonly #runs: DayRuns | null = null;
  readonly #polygon: PolygonTest | null = null;
  readonly #listed: ReadonlySet<number> | null = null;
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
    if (active.includes("day")) this.#runs = dayRunsOf(columns).refresh();
    if (active.includes("listed")) this.#listed = filter.listed;
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
    const [first, second, ...more] = this.#lookups;
    if (first !== undefined) {
      if (second === undefined) markCodes(first, kept, failing, from, to);
      else markTwoCodes(first, second, kept, failing, from, to);
      for (const lookup of more) markCodes(lookup, ALL, failing, from, to);
      kept = ALL;
    }
    if (kept !== ALL) for (let row = from; row < to; row++) failing[row]! &= kept;
    if (this.#cellFails !== null) markCells(this.columns.cell.codes, this.#cellFails, failing, from, to);
    if (this.#runs !== null) markTimes(this.columns.reportedAtMs, this.#runs, this.filter, failing, from, to);
    if (this.#polygon !== null) this.#settle(this.#polygon, failing, from, to);
    if (this.#listed !== null) markListed(this.columns.id, this.#listed, failing, from, to);
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

/** Part by part, the lowest first: what the codes below say holds for each value of the next part, plus what that says itself. */
function packedFails({ parts, sums }: PackedColumn, asked: PackedColumn["parts"], filter: CompiledFilter): Uint16Array {
  const table = new Uint16Array(sums.length);
  for (const own of parts) {
    const { part, shift, bits } = own;
    const fails = asked.includes(own) && part !== "placed" ? filter.fails[part] : null;
    const span = 2 ** shift;
    for (let value = 2 ** bits - 1; value >= 0; value--) {
      const at = value * span;
      if (value > 0) table.copyWithin(at, 0, span);
      const bit = fails?.[value] ?? 0;
      if (bit !== 0) for (let code = at; code < at + span; code++) table[code]! |= bit;
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

function markCodes({ codes, fails }: Lookup, kept: number, failing: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) failing[row] = (failing[row]! & kept) | fails[codes[row]!]!;
}

function markTwoCodes({ codes, fails }: Lookup, other: Lookup, kept: number, failing: Uint16Array, from: number, to: number): void {
  const { codes: otherCodes, fails: otherFails } = other;
  for (let row = from; row < to; row++) failing[row] = (failing[row]! & kept) | fails[codes[row]!]! | otherFails[otherCodes[row]!]!;
}

function markCells(codes: Uint32Array, fails: Uint16Array, failing: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) failing[row]! |= fails[codes[row]!]!;
}

function markListed(ids: Float64Array, listed: ReadonlySet<number>, failing: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) if (!listed.has(ids[row]!)) failing[row]! |= DIMENSION_BITS.listed;
}
