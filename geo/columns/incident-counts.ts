/** Incidents with one value of a dimension. */
export interface ValueCount<Value = string> {
  readonly value: Value;
  readonly count: number;
}

/**
 * Counts under one filter. `matching` passes every part of the filter; each breakdown is counted
 * under all parts but its own, so that it shows what choosing another value would give.
 */
export interface IncidentCounts {
  readonly total: number;
  readonly matching: number;
  /** Of the matching: those that no map can show. */
  readonly withoutPosition: number;
  /** Of the matching: those that no cell owns. */
  readonly withoutCell: number;
  /** As recorded: a parent does not include its children. */
  readonly byCategory: readonly ValueCount[];
  readonly byChannel: readonly ValueCount<string | null>[];
  readonly byKind: readonly ValueCount[];
  readonly byStatus: readonly ValueCount[];
  readonly byResult: readonly ValueCount[];
  readonly bySourceSystem: readonly ValueCount[];
  readonly nearBoundary: number;
  /** Incidents per local day, without gaps. `firstDay` is days since 1970-01-01 as the calendar of the zone counts. */
  readonly byDay: { readonly firstDay: number; readonly counts: Uint32Array };
  /** 168 counts: (ISO weekday - 1) × 24 + hour, local time. */
  readonly byHourOfWeek: Uint32Array;
}

/** Matching incidents per cell of one depth, each cell with everything beneath it. */
export interface CellCounts {
  /** Paths as of cell-path.ts, ascending. An owner that is shallower than the depth counts as itself. */
  readonly cells: readonly ValueCount[];
  readonly withoutCell: number;
}
