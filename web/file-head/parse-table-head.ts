import { SAMPLE_ROWS } from "./file-head.ts";

const DELIMITERS = [",", ";", "\t"];

/** Header and first rows of a table's text; a last row that may be cut off is left out unless the file `isWhole`. */
export function parseTableHead(text: string, isWhole: boolean): { columns: string[]; rows: string[][] } | null {
  const begun = text.replace(/^\uFEFF/, "").replace(/^[\r\n]+/, "");
  const delimiter = delimiterOf(/^[^\r\n]*/.exec(begun)?.[0] ?? "");
  const rows = readRows(begun, delimiter, isWhole, SAMPLE_ROWS + 1);
  const [header, ...sample] = rows;
  return header === undefined || header.every((name) => name.trim() === "") ? null : { columns: header.map((name) => name.trim()), rows: sample };
}

/** The one that stands most often outside quotes; a comma when none does. */
function delimiterOf(line: string): string {
  const counts = DELIMITERS.map((delimiter) => line.replace(/"[^"]*"/g, "").split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

function readRows(text: string, delimiter: string, isWhole: boolean, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = "";
  let isQuoted = false;
  const endRow = (): void => {
    row.push(value);
    if (row.length > 1 || value !== "") rows.push(row);
    row = [];
    value = "";
  };
  for (let at = 0; at < text.length && rows.length < most; at += 1) {
    const letter = text.charAt(at);
    if (isQuoted) {
      if (letter !== '"') value += letter;
      else if (text.charAt(at + 1) === '"') value += text.charAt(at += 1);
      else isQuoted = false;
    } else if (letter === '"' && value === "") isQuoted = true;
    else if (letter === delimiter) {
      row.push(value);
      value = "";
    } else if (letter === "\n") endRow();
    else if (letter !== "\r") value += letter;
  }
  // The first line counts even without an end: it is all there is.
  if (rows.length < most && (isWhole || rows.length === 0) && (value !== "" || row.length > 0)) endRow();
  return rows;
}
