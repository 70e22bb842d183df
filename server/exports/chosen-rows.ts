import { copyRows, type IncidentColumns, type IncidentRow, readRow, type RowColumns } from "../../geo/index.ts";

/** Incidents of a filter as they stood at one event: what happens later does not change them. */
export interface ChosenRows extends Iterable<IncidentRow> {
  /** In the order chosen. */
  readonly rows: RowColumns;
}

/** The rows that do not fail, in the order given. */
export function chooseRows(columns: IncidentColumns, order: Uint32Array, failing: Uint16Array): ChosenRows {
  const rows = copyRows(columns, order.filter((row) => failing[row] === 0));
  return {
    rows,
    *[Symbol.iterator]() {
      for (let row = 0; row < rows.rowCount; row++) yield readRow(rows, row);
    },
  };
}
