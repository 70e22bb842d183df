import type { IncidentColumns, IncidentRow } from "../../geo/index.ts";

/** Incidents of a filter as it stood at one event: later arrivals are not among them. */
export interface ChosenRows extends Iterable<IncidentRow> {
  readonly columns: IncidentColumns;
  /** Newest first. */
  readonly rows: Uint32Array;
}

/** The rows that do not fail, in the order given. */
export function chooseRows(columns: IncidentColumns, order: Uint32Array, failing: Uint16Array): ChosenRows {
  const rows = order.filter((row) => failing[row] === 0);
  return {
    columns,
    rows,
    *[Symbol.iterator]() {
      for (const row of rows) yield columns.rowAt(row);
    },
  };
}
