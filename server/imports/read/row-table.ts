import type { Geometry } from "geojson";
import { InvalidError } from "../../errors.ts";
import { said, type Said } from "../../said.ts";

/** A row that could not be taken apart; it has a number like any other row. */
export interface RowFault {
  /** Index into `RowBatch.rows`, where the raw text stands as the only value. */
  index: number;
  reason: "bad_quotes" | "bad_feature";
  message: string;
}

/**
 * Some rows in the order of the file.
 *
 * A row is the list of its values in column order. Its length differs from the number of columns
 * when the file's row is ragged: whoever reads it decides what that means.
 */
export interface RowBatch {
  /** 1 is the first row after the header (or the first feature). Blank lines are not counted. */
  firstRowNumber: number;
  rows: string[][];
  /** One per row where the file is GeoJSON; null for a feature without geometry. */
  geometries: (Geometry | null)[] | null;
  /** Whether a value may hold U+FFFD or NUL: only then is it worth looking for them. */
  unreadable: boolean;
  /** Empty as a rule. */
  faults: RowFault[];
}

/** An opened file: its columns are known, its rows are still to come and can be read once. */
export interface RowTable {
  format: "csv" | "geojson";
  columns: readonly string[];
  /** The reference system that a GeoJSON file names in its old "crs" member; null as a rule. */
  namedCrs: string | null;
  /** What the reader found out and people should be told. Grows until the last row is read. */
  notes: readonly Said[];
  /** What the file was read as: utf-8, gb18030, utf-16le, utf-16be. Known once text beyond ASCII was met. */
  encoding(): string;
  batches: AsyncIterable<RowBatch>;
}

/**
 * What is wrong with a row whose length is not that of the header: a comma too many or too few moves
 * values into columns in which they mean something else, so none of them can be trusted.
 */
export function raggedFault(row: readonly string[], width: number): { reason: "ragged_row"; message: string } | undefined {
  if (row.length === width) return undefined;
  return { reason: "ragged_row", message: `The row has ${row.length} values, the header ${width}. A value that holds the separator needs quotes.` };
}

/** Whether the text holds bytes that were no characters (they stand as U+FFFD) or a NUL, which no database text may hold. */
export function holdsUnreadable(text: string): boolean {
  return text.includes("\uFFFD") || text.includes("\u0000");
}

export const severalColumns = (name: string): Said =>
  said(`The file has several columns named "${name}": rename all but the one that is meant.`, `文件里有几列都叫“${name}”，请只留一列用这个名字。`);

/**
 * Position of a column in each row.
 *
 * @throws {InvalidError} when there is no such column, naming those there are, or several.
 */
export function columnIndex(columns: readonly string[], name: string, field = name): number {
  const first = columns.indexOf(name);
  if (first === -1) {
    throw InvalidError.at(field, said(
      `The file has no column "${name}". It has: ${columns.map((c) => c || "(no name)").join(", ")}.`,
      `文件里没有“${name}”列。文件的列：${columns.map((c) => c || "（无名）").join("、")}。`,
    ));
  }
  if (columns.indexOf(name, first + 1) !== -1) {
    throw InvalidError.at(field, severalColumns(name));
  }
  return first;
}
