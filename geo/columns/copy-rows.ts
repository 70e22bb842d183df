import type { CodedColumn } from "./incident-columns.ts";
import type { RowColumns } from "./row-columns.ts";

type Numbers = Float64Array | Uint8Array | Uint16Array | Uint32Array;

/**
 * These rows in this order, or all of them, as they are now: what is put later does not reach the copy.
 * Some 50 bytes a row, in one go. Texts are shared: dictionaries only ever grow.
 */
export function copyRows(columns: RowColumns, rows?: Uint32Array): RowColumns {
  const coded = <Value extends string | null, Codes extends Uint16Array | Uint32Array>({ codes, values }: CodedColumn<Value, Codes>): CodedColumn<Value, Codes> =>
    ({ codes: gathered(codes, rows), values });
  return {
    rowCount: rows?.length ?? columns.rowCount,
    id: gathered(columns.id, rows), lng: gathered(columns.lng, rows), lat: gathered(columns.lat, rows),
    reportedAtMs: gathered(columns.reportedAtMs, rows), nearBoundary: gathered(columns.nearBoundary, rows),
    category: coded(columns.category), channel: coded(columns.channel), kind: coded(columns.kind), status: coded(columns.status),
    result: coded(columns.result), sourceSystem: coded(columns.sourceSystem), cell: coded(columns.cell),
  };
}

function gathered<Kind extends Numbers>(numbers: Kind, rows: Uint32Array | undefined): Kind {
  if (rows === undefined) return numbers.slice() as Kind;
  const copy = new (numbers.constructor as new (length: number) => Kind)(rows.length);
  for (let at = 0; at < rows.length; at++) copy[at] = numbers[rows[at]!]!;
  return copy;
}
