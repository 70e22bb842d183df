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
  if (filter.listed !== null && !filter.listed.has(columns.id[row]!)) fails |= DIMENSION_BITS.listed;
  return fails;
}

/** Whether any row can fail the dimension. */
export function isActive(filter: CompiledFilter, dimension: Dimension): boolean {
  if (dimension === "day") return filter.fromMs !== -Infinity || filter.toMs !== Infinity;
  if (dimension === "polygon" || dimension === "listed") return filter[dimension] !== null;
  return filter.fails[dimension] !== null;
}

/** Bits of the dimensions that some row can fail. */
export function activeBits(filter: CompiledFilter): number {
  return DIMENSIONS.reduce((bits, dimension) => (isActive(filter, dimension) ? bits | DIMENSION_BITS[dimension] : bits), 0);
}

function codesOf(columns: IncidentColumns, dimension: CodedDimension): Uint8Array | Uint16Array | Uint32Array {
  if (dimension === "nearBoundary" || dimension === "hourOfWeek") return columns[dimension];
  return columns[dimension].codes;
}
