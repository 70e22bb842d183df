import type { IncidentRow } from "../../geo/index.ts";
import { EXPORT_FIELDS, type ExportNames, type ExportValue } from "./export-fields.ts";

/** Lets spreadsheet programs read the file as UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";
const ROWS_PER_PIECE = 1_000;

/** RFC 4180: a header of field names, then one line a row, in pieces. Absent values are empty. */
export function* writeCsv(rows: Iterable<IncidentRow>, names: ExportNames): Generator<string> {
  yield `${BYTE_ORDER_MARK}${EXPORT_FIELDS.map((field) => field.name).join(",")}\r\n`;
  let piece = "";
  let count = 0;
  for (const row of rows) {
    piece += `${EXPORT_FIELDS.map((field) => writeValue(field.valueOf(row, names))).join(",")}\r\n`;
    count += 1;
    if (count % ROWS_PER_PIECE !== 0) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function writeValue(value: ExportValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  // A spreadsheet would run such a text as a formula; the apostrophe makes it text again.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
