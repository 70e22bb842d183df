import type { IncidentRow } from "./incident-row.ts";
import { ValueDictionary } from "./value-dictionary.ts";

/** Values of some rows as codes into a list of their own. */
export interface BatchColumn<Value extends string | null> {
  readonly codes: ArrayLike<number>;
  readonly values: readonly Value[];
}

/** Rows on their way into columns, field by field; NaN and null as in the columns. */
export interface IncidentBatch {
  readonly rowCount: number;
  readonly id: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly reportedAtMs: Float64Array;
  readonly nearBoundary: Uint8Array;
  readonly category: BatchColumn<string>;
  readonly channel: BatchColumn<string | null>;
  readonly kind: BatchColumn<string>;
  readonly status: BatchColumn<string>;
  readonly result: BatchColumn<string>;
  readonly sourceSystem: BatchColumn<string>;
  readonly cell: BatchColumn<string | null>;
}

export function batchOfRows(rows: readonly IncidentRow[]): IncidentBatch {
  const numbers = (read: (row: IncidentRow) => number) => Float64Array.from(rows, read);
  return {
    rowCount: rows.length,
    id: numbers((row) => row.id),
    lng: numbers((row) => row.lng ?? NaN),
    lat: numbers((row) => row.lat ?? NaN),
    reportedAtMs: numbers((row) => row.reportedAtMs),
    nearBoundary: Uint8Array.from(rows, (row) => (row.nearBoundary ? 1 : 0)),
    category: coded(rows, (row) => row.category),
    channel: coded(rows, (row) => row.channel),
    kind: coded(rows, (row) => row.kind),
    status: coded(rows, (row) => row.status),
    result: coded(rows, (row) => row.result),
    sourceSystem: coded(rows, (row) => row.sourceSystem),
    cell: coded(rows, (row) => row.cellPath),
  };
}

function coded<Value extends string | null>(rows: readonly IncidentRow[], read: (row: IncidentRow) => Value): BatchColumn<Value> {
  const dictionary = new ValueDictionary<Value>("batch", rows.length);
  return { codes: Uint32Array.from(rows, (row) => dictionary.encode(read(row))), values: dictionary.values() };
}
