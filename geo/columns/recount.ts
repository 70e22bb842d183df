import { DIMENSION_BITS } from "./dimension-bits.ts";
import type { DimensionCounts } from "./dimension-counts.ts";
import { isZero } from "./is-zero.ts";
import { type PackedColumn, packedColumnsOf } from "./packed-columns.ts";

/** Bits of dimensions that have no count of their own. */
const UNCOUNTED = DIMENSION_BITS.cell | DIMENSION_BITS.polygon;

/**
 * Counts anew what the rows fail. When most rows match, those that do not are taken from the totals
 * instead. `active`: bits of the dimensions that any row may fail. `kept`: bit of a dimension whose own counts stand as they are, since only its own filter
 * changed; else 0. `list`: room for `rowCount` row numbers.
 */
export function recount(counts: DimensionCounts, failing: Uint16Array, rowCount: number, matching: number, active: number, kept: number, list: Uint32Array): void {
  const fromTotals = matching * 2 > rowCount;
  startFrom(counts, fromTotals, kept);
  const listed = fromTotals ? listFailing(failing, rowCount, list) : listMatching(failing, rowCount, list);
  const rows = list.subarray(0, listed);
  const sign = fromTotals ? -1 : 1;
  for (const group of packedColumnsOf(counts.columns).groups) addPacked(counts, group, rows, sign, kept);
  addTo(counts.cell, counts.columns.cell.codes, rows, sign);
  if (kept !== DIMENSION_BITS.day) addDays(counts, rows, sign);
  counts.matching = matching;
  const counted = active & ~(UNCOUNTED | kept);
  if (counted !== 0) addSingles(counts, failing, rowCount, counted, list);
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
  counts.withoutPosition = fromTotals ? columns.rowCount - columns.totals.placed : 0;
}

function listMatching(failing: Uint16Array, rowCount: number, list: Uint32Array): number {
  let length = 0;
  for (let row = 0; row < rowCount; row++) {
    list[length] = row;
    length += isZero(failing[row]!);
  }
  return length;
}

function listFailing(failing: Uint16Array, rowCount: number, list: Uint32Array): number {
  let length = 0;
  for (let row = 0; row < rowCount; row++) {
    list[length] = row;
    length += 1 - isZero(failing[row]!);
  }
  return length;
}

/** One sum per packed code, then each part's share of it. */
function addPacked(counts: DimensionCounts, { parts, codes, binCount }: PackedColumn, rows: Uint32Array, sign: number, kept: number): void {
  const sums = new Uint32Array(binCount);
  for (let at = 0; at < rows.length; at++) sums[codes[rows[at]!]!]!++;
  for (const { part, shift, bits } of parts) {
    if (part !== "placed" && kept === DIMENSION_BITS[part]) continue;
    const shares = shareOut(sums, shift, 2 ** bits - 1);
    if (part === "placed") counts.withoutPosition += sign * shares[0]!;
    else addShares(counts[part], shares, sign);
  }
}

function shareOut(sums: Uint32Array, shift: number, mask: number): Uint32Array {
  const shares = new Uint32Array(mask + 1);
  for (let code = 0; code < sums.length; code++) shares[(code >>> shift) & mask]! += sums[code]!;
  return shares;
}

function addShares(counts: Uint32Array, shares: Uint32Array, sign: number): void {
  const end = Math.min(counts.length, shares.length);
  for (let value = 0; value < end; value++) counts[value]! += sign * shares[value]!;
}

function addTo(counts: Uint32Array, codes: Uint32Array, rows: Uint32Array, sign: number): void {
  for (let at = 0; at < rows.length; at++) counts[codes[rows[at]!]!]! += sign;
}

function addDays(counts: DimensionCounts, rows: Uint32Array, sign: number): void {
  const { firstDay, counts: days } = counts.days;
  const { day } = counts.columns;
  for (let at = 0; at < rows.length; at++) days[day[rows[at]!]! - firstDay]! += sign;
}

/** Rows that fail one dimension alone count in it. */
function addSingles(counts: DimensionCounts, failing: Uint16Array, rowCount: number, counted: number, list: Uint32Array): void {
  let length = 0;
  for (let row = 0; row < rowCount; row++) {
    const fails = failing[row]!;
    list[length] = row;
    length += isZero(fails & (fails - 1)) & ~isZero(fails & counted);
  }
  for (let at = 0; at < length; at++) counts.addInDimension(list[at]!, failing[list[at]!]!, 1);
}
