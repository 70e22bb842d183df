import { createIncidentColumns, type IncidentColumns, type IncidentRow } from "../../geo/index.ts";

const ROWS_PER_TURN = 5_000;

/** Incidents of a filter as it stood at one event: later arrivals are not among them. */
export interface ChosenRows {
  readonly count: number;
  /** Newest first. */
  [Symbol.iterator](): Iterator<IncidentRow>;
}

/** The rows that do not fail, in the order given. */
export function chooseRows(columns: IncidentColumns, order: Uint32Array, failing: Uint16Array): ChosenRows {
  const chosen = order.filter((row) => failing[row] === 0);
  return {
    count: chosen.length,
    *[Symbol.iterator]() {
      for (const row of chosen) yield columns.rowAt(row);
    },
  };
}

/** Columns of these rows alone; gives way between pieces, so that other requests are answered meanwhile. */
export async function columnsOf(rows: Iterable<IncidentRow>, timeZone: string): Promise<IncidentColumns> {
  const columns = createIncidentColumns(timeZone);
  let piece: IncidentRow[] = [];
  for (const row of rows) {
    if (piece.push(row) < ROWS_PER_TURN) continue;
    columns.put(piece);
    piece = [];
    await new Promise((resolve) => setImmediate(resolve));
  }
  columns.put(piece);
  return columns;
}
