import type { CodedColumn } from "./incident-columns.ts";
import type { IncidentRow } from "./incident-row.ts";

/** What is known of each incident itself, a row each. */
export interface RowColumns {
  readonly rowCount: number;
  readonly id: Float64Array;
  /** WGS 84 degrees; NaN: no position. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly reportedAtMs: Float64Array;
  readonly category: CodedColumn;
  readonly channel: CodedColumn<string | null>;
  readonly kind: CodedColumn;
  readonly status: CodedColumn;
  readonly result: CodedColumn;
  readonly sourceSystem: CodedColumn;
  /** 1 near, 0 not. */
  readonly nearBoundary: Uint8Array;
  /** Owning cell by its path. */
  readonly cell: CodedColumn<string | null, Uint32Array>;
}

/** @throws {RangeError} when there is no such row. */
export function readRow(columns: RowColumns, row: number): IncidentRow {
  if (!(row >= 0 && row < columns.rowCount)) throw new RangeError(`There is no row ${row}; there are ${columns.rowCount}.`);
  const placed = !Number.isNaN(columns.lng[row]!);
  return {
    id: columns.id[row]!,
    lng: placed ? columns.lng[row]! : null,
    lat: placed ? columns.lat[row]! : null,
    reportedAtMs: columns.reportedAtMs[row]!,
    category: textOf(columns.category, row),
    channel: textOf(columns.channel, row),
    kind: textOf(columns.kind, row),
    status: textOf(columns.status, row),
    result: textOf(columns.result, row),
    nearBoundary: columns.nearBoundary[row] === 1,
    sourceSystem: textOf(columns.sourceSystem, row),
    cellPath: textOf(columns.cell, row),
  };
}

function textOf<Value extends string | null>({ codes, values }: CodedColumn<Value, Uint16Array | Uint32Array>, row: number): Value {
  return values.decode(codes[row]!);
}
