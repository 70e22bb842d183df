import { type DayRuns, dayRunsOf } from "./day-runs.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";
import type { DimensionCounts } from "./dimension-counts.ts";
import { type PackedColumn, packedColumnsOf } from "./packed-columns.ts";

/** Dimensions whose values have counts by code. */
const OWN_COUNTS = ["category", "channel", "kind", "status", "result", "sourceSystem", "nearBoundary", "hourOfWeek"] as const;

/**
 * Adds lists of rows to counts, and takes them away: two or three sums a row for all dimensions, shared
 * out among their values at the end. Between `add` and `finish` the counts are not to be read.
 */
export class RowTally {
  readonly #groups: readonly PackedColumn[];
  readonly #runs: DayRuns;

  /** `kept`: bit of a dimension whose own counts stand as they are; else 0. */
  constructor(readonly counts: DimensionCounts, readonly kept: number) {
    this.#groups = packedColumnsOf(counts.columns).groups;
    this.#runs = dayRunsOf(counts.columns).refresh();
  }

  /** Counts the first `length` rows of the list, which ascends, by `change` in every dimension. */
  add(rows: Uint32Array, length: number, change: 1 | -1): void {
    if (length === 0) return;
    const { counts, counts: { columns } } = this;
    for (const { codes, sums } of this.#groups) addCodes(sums, codes, rows, length, change);
    addCells(counts.cell, columns.cell.codes, rows, length, change);
    counts.matching += change * length;
    if (this.kept === DIMENSION_BITS.day) return;
    if (this.#runs.areLong) this.#addRuns(rows, length, change);
    else addDays(counts.days.counts, counts.days.firstDay, columns.day, rows, length, change);
  }

  /** Counts rows in one dimension, given by its bit. */
  addIn(bit: number, rows: Uint32Array, length: number, change: 1 | -1): void {
    const { counts, counts: { columns, days } } = this;
    if (bit === DIMENSION_BITS.day) return addDays(days.counts, days.firstDay, columns.day, rows, length, change);
    const field = OWN_COUNTS.find((dimension) => DIMENSION_BITS[dimension] === bit)!;
    const codes = field === "nearBoundary" || field === "hourOfWeek" ? columns[field] : columns[field].codes;
    addOwn(counts[field], codes, rows, length, change);
  }

  finish(): void {
    for (const group of this.#groups) this.#shareOut(group);
  }

  #shareOut({ parts, sums }: PackedColumn): void {
    const shares = parts.map(({ bits }) => new Int32Array(2 ** bits));
    for (let code = 0; code < sums.length; code++) {
      const sum = sums[code]!;
      if (sum === 0) continue;
      sums[code] = 0;
      for (let at = 0; at < parts.length; at++) {
        const { shift, bits } = parts[at]!;
        shares[at]![(code >>> shift) & ((1 << bits) - 1)]! += sum;
      }
    }
    parts.forEach(({ part }, at) => {
      if (part === "placed") this.counts.withoutPosition += shares[at]![0]!;
      else if (this.kept !== DIMENSION_BITS[part]) addShares(this.counts[part], shares[at]!);
    });
  }

  /** Where a day ends in the list tells how many rows it has. */
  #addRuns(rows: Uint32Array, length: number, change: 1 | -1): void {
    const { firstDay, counts: days } = this.counts.days;
    const runs = this.#runs;
    let run = runs.runOf(rows[0]!);
    for (let at = 0; at < length; run++) {
      const next = firstFrom(rows, at, length, runs.starts[run + 1]!);
      days[runs.days[run]! - firstDay]! += change * (next - at);
      at = next;
    }
  }
}

/** First place from..to whose row is `row` or beyond. */
function firstFrom(rows: Uint32Array, from: number, to: number, row: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addShares(counts: Uint32Array, shares: Int32Array): void {
  const end = Math.min(counts.length, shares.length);
  for (let value = 0; value < end; value++) counts[value]! += shares[value]!;
}

function addCodes(sums: Int32Array, codes: Uint16Array, rows: Uint32Array, length: number, change: number): void {
  for (let at = 0; at < length; at++) sums[codes[rows[at]!]!]! += change;
}

function addOwn(counts: Uint32Array, codes: Uint16Array | Uint8Array, rows: Uint32Array, length: number, change: number): void {
  for (let at = 0; at < length; at++) counts[codes[rows[at]!]!]! += change;
}

function addCells(counts: Uint32Array, codes: Uint32Array, rows: Uint32Array, length: number, change: number): void {
  for (let at = 0; at < length; at++) counts[codes[rows[at]!]!]! += change;
}

function addDays(counts: Uint32Array, firstDay: number, days: Int32Array, rows: Uint32Array, length: number, change: number): void {
  for (let at = 0; at < length; at++) counts[days[rows[at]!]! - firstDay]! += change;
}
