import type { DayCounts } from "./day-counts.ts";
import { GrowingColumns } from "./growing-columns.ts";
import type { IncidentBatch } from "./incident-batch.ts";
import type { IncidentRow } from "./incident-row.ts";
import type { ReplacedRows } from "./replaced-rows.ts";
import type { RowColumns } from "./row-columns.ts";
import type { ValueDictionary } from "./value-dictionary.ts";

/** Values as codes in their dictionary; in `channel` and `cell` null has code 0. */
export interface CodedColumn<Value extends string | null = string, Codes = Uint16Array> {
  readonly codes: Codes;
  readonly values: ValueDictionary<Value>;
}

/** Code of null in the columns that know it. */
export const NO_VALUE = 0;

/**
 * Incidents as typed arrays, a row each, numbered from 0 in the order of arrival. A row keeps its
 * number for good; a newer version of an incident replaces its row.
 *
 * Arrays have exactly `rowCount` elements and stay valid until rows are put: then ask for them again.
 */
export interface IncidentColumns extends RowColumns {
  /** IANA name of the zone in which days and hours are counted. */
  readonly timeZone: string;
  /** Local day, days since 1970-01-01. */
  readonly day: Int32Array;
  /** (ISO weekday - 1) × 24 + hour, local time. */
  readonly hourOfWeek: Uint8Array;
  /** Rows of each local day. */
  readonly days: DayCounts;
  /** Of all rows: per hour of the week, not near and near a boundary, with a position. Values have theirs in the dictionaries. */
  readonly totals: { readonly hourOfWeek: Uint32Array; readonly nearBoundary: Uint32Array; readonly placed: number };
  /** What replaced rows were, for views that follow. */
  readonly replaced: ReplacedRows;
  /**
   * Takes rows in by id: new ones are appended in the order given, known ones replaced in place.
   *
   * @throws {GeoInputError} naming incident and field; then nothing was taken in.
   */
  put(rows: readonly IncidentRow[]): { added: number; replaced: number };
  /** Makes room for so many more rows at once. */
  reserve(moreRows: number): void;
  /** `put` for many rows that are typed arrays already. */
  putBatch(batch: IncidentBatch): { added: number; replaced: number };
  rowAt(row: number): IncidentRow;
  /** Row of the incident, or -1. */
  rowOf(id: number): number;
}

/** @throws {GeoInputError} when the zone is not known. */
export function createIncidentColumns(timeZone: string): IncidentColumns {
  return new GrowingColumns(timeZone);
}
