import type { IncidentColumns } from "./incident-columns.ts";

/** What a row counts as: its codes in the dictionaries of the columns, and its place in time. */
export interface RowCodes {
  readonly row: number;
  readonly category: number;
  readonly channel: number;
  readonly kind: number;
  readonly status: number;
  readonly result: number;
  readonly sourceSystem: number;
  readonly nearBoundary: number;
  readonly cell: number;
  readonly day: number;
  readonly hourOfWeek: number;
  readonly positioned: boolean;
}

export function rowCodes(columns: IncidentColumns, row: number): RowCodes {
  return {
    row,
    category: columns.category.codes[row]!,
    channel: columns.channel.codes[row]!,
    kind: columns.kind.codes[row]!,
    status: columns.status.codes[row]!,
    result: columns.result.codes[row]!,
    sourceSystem: columns.sourceSystem.codes[row]!,
    nearBoundary: columns.nearBoundary[row]!,
    cell: columns.cell.codes[row]!,
    day: columns.day[row]!,
    hourOfWeek: columns.hourOfWeek[row]!,
    positioned: !Number.isNaN(columns.lng[row]!),
  };
}
