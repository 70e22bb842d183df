import { CODED_DIMENSIONS, type CodedDimension, type CompiledFilter, DIMENSION_BITS } from "./compile-filter.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import type { Dimension } from "./incident-filter.ts";

/** Which dimensions a row fails, as DIMENSION_BITS. */
export function failingOf(columns: IncidentColumns, filter: CompiledFilter, row: number): number {
  let fails = 0;
  for (const dimension of CODED_DIMENSIONS) fails |= filter.fails[dimension]?.[codesOf(columns, dimension)[row]!] ?? 0;
  const timeMs = columns.reportedAtMs[row]!;
  if (!(timeMs >= filter.fromMs && timeMs < filter.toMs)) fails |= DIMENSION_BITS.day;
  if (filter.polygon !== null && !filter.polygon.holds(columns.lng[row]!, columns.lat[row]!)) fails |= DIMENSION_BITS.polygon;
  return fails;
}

/** Sets one dimension's bit anew in rows from..to (excluded). */
export function markFailing(columns: IncidentColumns, filter: CompiledFilter, dimension: Dimension, failing: Uint16Array, from: number, to: number): void {
  if (dimension === "day") markTime(columns.reportedAtMs, filter, failing, from, to);
  else if (dimension === "polygon") markPolygon(columns, filter, failing, from, to);
  else markCodes(codesOf(columns, dimension), filter.fails[dimension], ~DIMENSION_BITS[dimension], failing, from, to);
}

function markCodes(codes: Codes, fails: Uint16Array | null, others: number, failing: Uint16Array, from: number, to: number): void {
  if (fails === null) for (let row = from; row < to; row++) failing[row]! &= others;
  else for (let row = from; row < to; row++) failing[row] = (failing[row]! & others) | fails[codes[row]!]!;
}

function markTime(times: Float64Array, { fromMs, toMs }: CompiledFilter, failing: Uint16Array, from: number, to: number): void {
  const bit = DIMENSION_BITS.day;
  for (let row = from; row < to; row++) {
    const timeMs = times[row]!;
    failing[row] = timeMs >= fromMs && timeMs < toMs ? failing[row]! & ~bit : failing[row]! | bit;
  }
}

function markPolygon({ lng, lat }: IncidentColumns, { polygon }: CompiledFilter, failing: Uint16Array, from: number, to: number): void {
  const bit = DIMENSION_BITS.polygon;
  for (let row = from; row < to; row++) {
    failing[row] = polygon === null || polygon.holds(lng[row]!, lat[row]!) ? failing[row]! & ~bit : failing[row]! | bit;
  }
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

function codesOf(columns: IncidentColumns, dimension: CodedDimension): Codes {
  if (dimension === "nearBoundary" || dimension === "hourOfWeek") return columns[dimension];
  return columns[dimension].codes;
}
