import { CODED_DIMENSIONS, type CodedDimension, type CompiledFilter } from "./compile-filter.ts";
import { DIMENSION_BITS } from "./dimension-bits.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import { type Dimension, DIMENSIONS } from "./incident-filter.ts";

/** Which dimensions a row fails, as DIMENSION_BITS. */
export function failingOf(columns: IncidentColumns, filter: CompiledFilter, row: number): number {
  let fails = 0;
  for (const dimension of CODED_DIMENSIONS) fails |= filter.fails[dimension]?.[codesOf(columns, dimension)[row]!] ?? 0;
  const timeMs = columns.reportedAtMs[row]!;
  if (!(timeMs >= filter.fromMs && timeMs < filter.toMs)) fails |= DIMENSION_BITS.day;
  if (filter.polygon !== null && !filter.polygon.holds(columns.lng[row]!, columns.lat[row]!)) fails |= DIMENSION_BITS.polygon;
  return fails;
}

/** Whether any row can fail the dimension. */
export function isActive(filter: CompiledFilter, dimension: Dimension): boolean {
  if (dimension === "day") return filter.fromMs !== -Infinity || filter.toMs !== Infinity;
  return dimension === "polygon" ? filter.polygon !== null : filter.fails[dimension] !== null;
}

/** Bits of the dimensions that some row can fail. */
export function activeBits(filter: CompiledFilter): number {
  return DIMENSIONS.reduce((bits, dimension) => (isActive(filter, dimension) ? bits | DIMENSION_BITS[dimension] : bits), 0);
}

/** Fills `outcome` for the rows from..to (excluded): the dimension's bit where the row fails it, else 0. */
export function testRows(columns: IncidentColumns, filter: CompiledFilter, dimension: Dimension, outcome: Uint16Array, from: number, to: number): void {
  if (!isActive(filter, dimension)) outcome.fill(0, from, to);
  else if (dimension === "day") testTimes(columns.reportedAtMs, filter, outcome, from, to);
  else if (dimension === "polygon") testPlaces(columns, filter, outcome, from, to);
  else testCodes(codesOf(columns, dimension), filter.fails[dimension]!, outcome, from, to);
}

/** Sets the dimension's bit anew in rows from..to (excluded) of `failing`; `outcome` is room for as many. */
export function markRows(columns: IncidentColumns, filter: CompiledFilter, dimension: Dimension, failing: Uint16Array, outcome: Uint16Array, from: number, to: number): void {
  const others = ~DIMENSION_BITS[dimension];
  if (!isActive(filter, dimension)) {
    for (let row = from; row < to; row++) failing[row]! &= others;
  } else if (dimension === "day" || dimension === "polygon") {
    testRows(columns, filter, dimension, outcome, from, to);
    for (let row = from; row < to; row++) failing[row] = (failing[row]! & others) | outcome[row]!;
  } else {
    markCodes(codesOf(columns, dimension), filter.fails[dimension]!, others, failing, from, to);
  }
}

function markCodes(codes: Codes, fails: Uint16Array, others: number, failing: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) failing[row] = (failing[row]! & others) | fails[codes[row]!]!;
}

function testCodes(codes: Codes, fails: Uint16Array, outcome: Uint16Array, from: number, to: number): void {
  for (let row = from; row < to; row++) outcome[row] = fails[codes[row]!]!;
}

function testTimes(times: Float64Array, { fromMs, toMs }: CompiledFilter, outcome: Uint16Array, from: number, to: number): void {
  const bit = DIMENSION_BITS.day;
  for (let row = from; row < to; row++) outcome[row] = times[row]! >= fromMs && times[row]! < toMs ? 0 : bit;
}

function testPlaces({ lng, lat }: IncidentColumns, { polygon }: CompiledFilter, outcome: Uint16Array, from: number, to: number): void {
  const bit = DIMENSION_BITS.polygon;
  for (let row = from; row < to; row++) outcome[row] = polygon!.holds(lng[row]!, lat[row]!) ? 0 : bit;
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

function codesOf(columns: IncidentColumns, dimension: CodedDimension): Codes {
  if (dimension === "nearBoundary" || dimension === "hourOfWeek") return columns[dimension];
  return columns[dimension].codes;
}
