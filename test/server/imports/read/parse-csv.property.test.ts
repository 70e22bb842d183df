import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvParser } from "../../../../server/imports/read/parse-csv.ts";

const value = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', "\n", "\r\n", " ", "武", ";"), maxLength: 6 });
const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
);

function written(rows: readonly string[][], lineBreak: string, quoteAll: boolean): string {
  const cell = (text: string): string =>
    quoteAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(",") + lineBreak).join("");
}

function readInPieces(text: string, pieces: number): { rows: string[][]; faults: number } {
  const parser = new CsvParser(",");
  const rows: string[][] = [];
  let faults = 0;
  for (let at = 0; at < text.length; at += pieces) parser.push(text.slice(at, at + pieces), rows, () => faults++);
  parser.end(rows, () => faults++);
  return { rows, faults };
}

test("what is written is read again, wherever the pieces are cut", () => {
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), fc.boolean(), fc.integer({ min: 1, max: 9 }), (rows, lineBreak, quoteAll, pieces) => {
      // The kind of line break shows in the first line; inside values both kinds may stand.
      const text = `h${lineBreak}${written(rows, lineBreak, quoteAll)}`;

      const read = readInPieces(text, pieces);

      expect(read).toEqual({ rows: [["h"], ...rows], faults: 0 });
      const oracle: unknown = parse(text, { relax_column_count: true, record_delimiter: lineBreak });
      expect(read.rows).toEqual(oracle);
    }),
    { numRuns: 500 },
  );
});

test("whatever the text, reading ends, and pieces make no difference", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r"), maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (tail, pieces) => {
      const text = `h,h\n${tail}`;

      const read = readInPieces(text, pieces);

      expect(read).toEqual(readInPieces(text, text.length));
    }),
    { numRuns: 1000 },
  );
});
