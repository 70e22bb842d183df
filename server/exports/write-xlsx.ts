import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import exceljs from "exceljs";
import type { IncidentRow } from "../../geo/index.ts";
import type { ExportLanguage } from "../contract/export.ts";
import type { AboutLines } from "./about-lines.ts";
import { EXPORT_FIELDS, type ExportNames, wordOf } from "./export-fields.ts";

/** Rows of a sheet, less its heading. */
export const XLSX_MOST_ROWS = 1_048_575;
const ROWS_PER_PIECE = 500;
const SHEETS = { zh: { rows: "投诉件", about: "说明" }, en: { rows: "Incidents", about: "About" } } as const;

/**
 * One sheet of rows with headings and words for people, one that says what they are.
 *
 * @throws whatever ended `out` before it was whole, at the next piece.
 */
export async function writeXlsx(rows: Iterable<IncidentRow>, names: ExportNames, language: ExportLanguage, about: AboutLines, out: Writable): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(SHEETS[language].rows, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = EXPORT_FIELDS.map((field) => ({ header: field.heading[language], key: field.name, width: field.name === "cell_names" ? 36 : 18 }));
  sheet.getRow(1).font = { bold: true };
  let count = 0;
  for (const row of rows) {
    sheet.addRow(EXPORT_FIELDS.map((field) => wordOf(field, field.valueOf(row, names), language))).commit();
    count += 1;
    if (count % ROWS_PER_PIECE === 0) await letOthersRun(out);
  }
  sheet.commit();
  const notes = book.addWorksheet(SHEETS[language].about);
  notes.columns = [{ width: 20 }, { width: 100 }];
  for (const line of about) notes.addRow([...line]).commit();
  notes.commit();
  // The library waits for ever for what no longer takes anything.
  await Promise.race([book.commit(), finished(out)]);
}

/** The library queues what the file has not taken yet: without a pause memory would grow with the rows. */
async function letOthersRun(out: Writable): Promise<void> {
  if (out.destroyed) throw out.errored ?? new Error("nobody takes the file any more");
  if (out.writableNeedDrain) await once(out, "drain");
  else await new Promise((resolve) => setImmediate(resolve));
}
