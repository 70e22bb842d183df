import { DIMENSION_BITS } from "./dimension-bits.ts";
import type { DimensionCounts } from "./dimension-counts.ts";
import { isZero } from "./is-zero.ts";
import type { RowMarker } from "./row-marker.ts";
import { RowTally } from "./row-tally.ts";

/** Rows that are marked, listed and counted before the next are begun: their codes and lists stay in the nearest caches. */
export const BLOCK_ROWS = 4096;
/** Bits of dimensions that have no count of their own. */
const UNCOUNTED = DIMENSION_BITS.cell | DIMENSION_BITS.polygon;

/** Rows from..to (excluded). */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** How counts come to stand for what rows fail now: from nothing, from all rows less those that fail, or from those before by the rows that moved. */
export type CountingWay = "matching" | "failing" | "moved";

export interface CountingOptions {
  readonly way: CountingWay;
  /** All rows, unless only moved ones are counted: then any that hold all that can have moved. */
  readonly ranges: readonly RowRange[];
  /** Bits of the dimensions that any row may fail, before or now. */
  readonly active: number;
  /** Bit of the only dimension that is marked, if so: its counts stand as they are. Else 0. */
  readonly kept: number;
}

/** Marks rows and counts them in one sweep. */
export function countRows(counts: DimensionCounts, failing: Uint16Array, marker: RowMarker, { way, ranges, active, kept }: CountingOptions): void {
  if (way !== "moved") startFrom(counts, way === "failing", kept);
  const tally = new RowTally(counts, kept);
  const block = new BlockLists(failing, tally, active & ~(UNCOUNTED | kept));
  for (const range of ranges) {
    for (let from = range.from; from < range.to; from += BLOCK_ROWS) {
      const to = Math.min(range.to, from + BLOCK_ROWS);
      if (way === "moved") block.keepBefore(from, to);
      marker.mark(failing, from, to);
      if (way === "matching") block.countMatching(from, to);
      else if (way === "failing") block.takeFailing(from, to);
      else block.countMoved(from, to);
    }
  }
  tally.finish();
}

/** Zero, or what all rows together count. */
function startFrom(counts: DimensionCounts, fromTotals: boolean, kept: number): void {
  const { columns } = counts;
  for (const field of ["category", "channel", "kind", "status", "result", "sourceSystem", "cell"] as const) {
    if (field !== "cell" && kept === DIMENSION_BITS[field]) continue;
    counts[field].fill(0);
    if (fromTotals) counts[field].set(columns[field].values.held.subarray(0, columns[field].values.size));
  }
  for (const field of ["nearBoundary", "hourOfWeek"] as const) {
    if (kept === DIMENSION_BITS[field]) continue;
    if (fromTotals) counts[field].set(columns.totals[field]);
    else counts[field].fill(0);
  }
  if (kept !== DIMENSION_BITS.day) {
    counts.days.counts.fill(0);
    const { firstDay, counts: days } = columns.days;
    if (fromTotals) counts.days.counts.set(days, firstDay - counts.days.firstDay);
  }
  counts.matching = fromTotals ? columns.rowCount : 0;
  counts.withoutPosition = fromTotals ? columns.rowCount - columns.totals.placed : 0;
}

/**
 * Lists rows of a block and has them counted. Lists are written without a branch: each row is put at the
 * end, and stays when the end moves on.
 */
class BlockLists {
  readonly #before = new Uint16Array(BLOCK_ROWS);
  readonly #rows = new Uint32Array(BLOCK_ROWS + 1);
  /** Rows of one dimension of those listed. */
  readonly #own = new Uint32Array(BLOCK_ROWS + 1);

  /** `counted`: bits of the dimensions in which rows are counted that fail them alone. */
  constructor(readonly failing: Uint16Array, readonly tally: RowTally, readonly counted: number) {}

  keepBefore(from: number, to: number): void {
    this.#before.set(this.failing.subarray(from, to));
  }

  countMatching(from: number, to: number): void {
    this.tally.add(this.#rows, listZero(this.failing, from, to, this.#rows), 1);
    if (this.counted !== 0) this.#addSingles(from, to);
  }

  takeFailing(from: number, to: number): void {
    this.tally.add(this.#rows, listOthers(this.failing, from, to, this.#rows), -1);
    if (this.counted !== 0) this.#addSingles(from, to);
  }

  countMoved(from: number, to: number): void {
    const { failing, tally, counted } = this;
    const [rows, before] = [this.#rows, this.#before];
    tally.add(rows, listTurned(before, failing, from, to, rows, true), -1);
    tally.add(rows, listTurned(before, failing, from, to, rows, false), 1);
    if (counted === 0) return;
    const length = listMovedSingles(before, failing, from, to, counted, rows);
    for (let at = 0; at < length; at++) {
      const row = rows[at]!;
      const [was, is] = [before[row - from]!, failing[row]!];
      if (isSingle(was, counted)) tally.counts.addInDimension(row, was, -1);
      if (isSingle(is, counted)) tally.counts.addInDimension(row, is, 1);
    }
  }

  /** Rows that fail one dimension alone count in it. */
  #addSingles(from: number, to: number): void {
    const { failing, counted, tally } = this;
    const [rows, own] = [this.#rows, this.#own];
    const length = listSingles(failing, from, to, counted, rows);
    // Dimension by dimension, so that where a row counts need not be decided row by row.
    for (let bits = counted; bits !== 0; bits &= bits - 1) {
      const bit = bits & -bits;
      tally.addIn(bit, own, pickSingles(failing, rows, length, bit, own), 1);
    }
  }
}

function isSingle(fails: number, counted: number): boolean {
  return (fails & (fails - 1)) === 0 && (fails & counted) !== 0;
}

function listZero(failing: Uint16Array, from: number, to: number, rows: Uint32Array): number {
  let length = 0;
  for (let row = from; row < to; row++) {
    rows[length] = row;
    length += isZero(failing[row]!);
  }
  return length;
}

function listOthers(failing: Uint16Array, from: number, to: number, rows: Uint32Array): number {
  let length = 0;
  for (let row = from; row < to; row++) {
    rows[length] = row;
    length += 1 - isZero(failing[row]!);
  }
  return length;
}

/** Rows that matched and no longer do (`lost`), or the other way round. */
function listTurned(before: Uint16Array, failing: Uint16Array, from: number, to: number, rows: Uint32Array, lost: boolean): number {
  const wanted = lost ? 1 : 0;
  let length = 0;
  for (let row = from; row < to; row++) {
    const was = isZero(before[row - from]!);
    rows[length] = row;
    length += (was ^ isZero(failing[row]!)) & (was ^ wanted ^ 1);
  }
  return length;
}

function listSingles(failing: Uint16Array, from: number, to: number, counted: number, rows: Uint32Array): number {
  let length = 0;
  for (let row = from; row < to; row++) {
    const fails = failing[row]!;
    rows[length] = row;
    length += isZero(fails & (fails - 1)) & (1 - isZero(fails & counted));
  }
  return length;
}

function pickSingles(failing: Uint16Array, rows: Uint32Array, length: number, bit: number, own: Uint32Array): number {
  let picked = 0;
  for (let at = 0; at < length; at++) {
    own[picked] = rows[at]!;
    picked += 1 - isZero(failing[rows[at]!]! & bit);
  }
  return picked;
}

/** Rows that changed and failed or fail one counted dimension alone. */
function listMovedSingles(before: Uint16Array, failing: Uint16Array, from: number, to: number, counted: number, rows: Uint32Array): number {
  let length = 0;
  for (let row = from; row < to; row++) {
    const was = before[row - from]!;
    const is = failing[row]!;
    const wasSingle = isZero(was & (was - 1)) & (1 - isZero(was & counted));
    const isSingle = isZero(is & (is - 1)) & (1 - isZero(is & counted));
    rows[length] = row;
    length += (wasSingle | isSingle) & (1 - isZero(was ^ is));
  }
  return length;
}
