import { DIMENSION_BITS } from "./dimension-bits.ts";
import type { DimensionCounts } from "./dimension-counts.ts";
import { DIMENSIONS } from "./incident-filter.ts";
import { isZero } from "./is-zero.ts";
import type { RowMarker } from "./row-marker.ts";
import { RowTally } from "./row-tally.ts";

/** Rows that are marked, listed and counted before the next are begun: their codes and lists stay in the nearest caches. */
export const BLOCK_ROWS = 4096;
/** Bits of dimensions that have no count of their own. */
const UNCOUNTED = DIMENSION_BITS.cell | DIMENSION_BITS.polygon | DIMENSION_BITS.listed;

/** Bits of all dimensions. */
const DIMENSION_MASK = 2 ** DIMENSIONS.length - 1;

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
  /** Matching rows, then for each dimension those that fail it alone: room for a block each, and how many there are. */
  readonly #buckets = Array.from({ length: DIMENSIONS.length + 1 }, () => new Uint32Array(0));
  readonly #lengths = new Uint32Array(DIMENSIONS.length + 1);

  /** `counted`: bits of the dimensions in which rows are counted that fail them alone. */
  constructor(readonly failing: Uint16Array, readonly tally: RowTally, readonly counted: number) {
    for (let bucket = 0; bucket < this.#buckets.length; bucket++) {
      if (bucket === 0 || (counted >>> (bucket - 1)) & 1) this.#buckets[bucket] = new Uint32Array(BLOCK_ROWS);
    }
  }

  keepBefore(from: number, to: number): void {
    this.#before.set(this.failing.subarray(from, to));
  }

  countMatching(from: number, to: number): void {
    const { failing, counted, tally } = this;
    if (counted === 0) return tally.add(this.#rows, listZero(failing, from, to, this.#rows), 1);
    this.#distribute(listFew(failing, from, to, DIMENSION_MASK & ~counted, this.#rows));
    tally.add(this.#buckets[0]!, this.#lengths[0]!, 1);
    this.#addSingles();
  }

  takeFailing(from: number, to: number): void {
    const { failing, counted, tally } = this;
    const rows = this.#rows;
    const length = listOthers(failing, from, to, rows);
    tally.add(rows, length, -1);
    if (counted === 0) return;
    this.#distribute(keepFew(failing, rows, length, DIMENSION_MASK & ~counted));
    this.#addSingles();
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

  /** Dimension by dimension, so that where a row counts need not be decided row by row. */
  #distribute(length: number): void {
    const { failing } = this;
    const [rows, buckets, lengths] = [this.#rows, this.#buckets, this.#lengths];
    lengths.fill(0);
    for (let at = 0; at < length; at++) {
      const row = rows[at]!;
      const bucket = 32 - Math.clz32(failing[row]!);
      buckets[bucket]![lengths[bucket]!++] = row;
    }
  }

  /** Rows that fail one dimension alone count in it. */
  #addSingles(): void {
    for (let bucket = 1; bucket < this.#buckets.length; bucket++) {
      const length = this.#lengths[bucket]!;
      if (length > 0) this.tally.addIn(2 ** (bucket - 1), this.#buckets[bucket]!, length, 1);
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

/** Rows that fail one dimension or none, and none of `uncounted`. */
function listFew(failing: Uint16Array, from: number, to: number, uncounted: number, rows: Uint32Array): number {
  let length = 0;
  for (let row = from; row < to; row++) {
    const fails = failing[row]!;
    rows[length] = row;
    length += isZero((fails & (fails - 1)) | (fails & uncounted));
  }
  return length;
}

/** `listFew` among rows listed, in place. */
function keepFew(failing: Uint16Array, rows: Uint32Array, length: number, uncounted: number): number {
  let kept = 0;
  for (let at = 0; at < length; at++) {
    const row = rows[at]!;
    const fails = failing[row]!;
    rows[kept] = row;
    kept += isZero((fails & (fails - 1)) | (fails & uncounted));
  }
  return kept;
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
