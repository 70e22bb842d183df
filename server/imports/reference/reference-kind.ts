import type { LineString, MultiLineString } from "geojson";
import type { Position } from "../../../geo/index.ts";
import type { ImportKind } from "../../contract/import.ts";
import type { FieldTable, FieldValues } from "../field-table.ts";
import type { ReferenceDesk } from "./reference-desk.ts";

/** One row of reference data whose own fields are sound; whether it fits the rest is still open. */
export interface ReferenceRow<F extends FieldTable> {
  rowNumber: number;
  values: FieldValues<F>;
  /** WGS 84; given for every row of a kind whose `place` is "point". */
  position: Position | undefined;
  /** WGS 84; given for every row of a kind whose `place` is "line". */
  line: LineString | MultiLineString | undefined;
}

/** What one kind of reference data is made of, and how its rows join what is stored. */
export interface ReferenceKind<F extends FieldTable = FieldTable> {
  kind: ImportKind;
  /** For the help: what a row is and when two rows are the same. */
  summary: string;
  fields: F;
  place: "none" | "point" | "line";
  /** Stores the rows that fit, and tells the desk of each that does not. Runs in one transaction. */
  store(rows: ReferenceRow<F>[], desk: ReferenceDesk): Promise<void>;
}

/** Fixes the field types of a kind without naming them twice. */
export function referenceKind<F extends FieldTable>(kind: ReferenceKind<F>): ReferenceKind<F> {
  return kind;
}
