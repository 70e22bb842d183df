import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { encodeArrow } from "../../geo/index.ts";
import { type ColumnsDeps, filterColumns } from "../columns/filter-columns.ts";
import type { ExportFormat, ExportLanguage } from "../contract/export.ts";
import { writeFilterText } from "../contract/filter-text.ts";
import type { IncidentFilterQuery } from "../contract/incident.ts";
import { BusyError, InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import { chooseRows, type ChosenRows } from "./chosen-rows.ts";
import { type ExportFile, writeExportFile } from "./export-file.ts";
import type { ExportNames } from "./export-fields.ts";
import { createExportNames } from "./export-names.ts";
import { writeCsv } from "./write-csv.ts";
import { writeGeoJson } from "./write-geojson.ts";
import { type AboutLines, aboutLines } from "./about-lines.ts";
import { writeXlsx, XLSX_MOST_ROWS } from "./write-xlsx.ts";

/** Writing takes a core: more at once would only make each slower, and everything else with them. */
const MOST_AT_ONCE = 2;
let running = 0;

export interface ExportQuestion {
  readonly format: ExportFormat;
  readonly lang: ExportLanguage;
  readonly filter: IncidentFilterQuery;
}

export interface IncidentExport {
  readonly file: ExportFile;
  readonly rowCount: number;
  readonly lastEventSeq: number;
  readonly asOf: Date;
}

/**
 * The incidents under a filter as one file, newest first, from the same columns that list, summary and map count on.
 *
 * @throws {InvalidError} when the filter names nothing, or has more rows than a sheet can hold.
 * @throws {BusyError} when as many exports as may run are running.
 */
export async function exportIncidents(deps: ColumnsDeps, { format, lang, filter: query }: ExportQuestion, signal: AbortSignal): Promise<IncidentExport> {
  const { current, territories, filter } = await filterColumns(deps, query);
  const { failing } = current.viewOf(filter);
  const order = current.newestFirst.rows();
  const asOf = deps.now();
  const { lastSeq } = current;
  if (format === "xlsx") refuseMoreThanASheet(order.reduce((sum, row) => (failing[row] === 0 ? sum + 1 : sum), 0));
  if (running >= MOST_AT_ONCE) throw new BusyError(said(`${MOST_AT_ONCE} exports are being written already; try again shortly`, `已有 ${MOST_AT_ONCE} 个导出正在生成，请稍后再试`));
  const chosen = chooseRows(current.columns, order, failing);
  const { rowCount } = chosen.rows;
  const { timeZone } = deps.settings;
  const names = createExportNames({ categories: current.categories, territories, timeZone, nowMs: asOf.getTime() }, lang);
  const facts = aboutLines({ rows: rowCount, asOf: names.localInstant(asOf.getTime()), timeZone, lastEventSeq: lastSeq, filter: writeFilterText(filter) }, lang);
  const write = writerOf(format, { chosen, names, lang, facts, timeZone, lastSeq });
  running += 1;
  try {
    return { file: await writeExportFile(write, signal), rowCount, lastEventSeq: lastSeq, asOf };
  } finally {
    running -= 1;
  }
}

function refuseMoreThanASheet(rowCount: number): void {
  if (rowCount <= XLSX_MOST_ROWS) return;
  throw InvalidError.at("query.format", said(
    `${rowCount} rows match and an XLSX sheet holds ${XLSX_MOST_ROWS}; narrow the filter, or take csv or arrow`,
    `共 ${rowCount} 行，而 XLSX 工作表最多 ${XLSX_MOST_ROWS} 行；请缩小筛选范围，或改用 csv、arrow`,
  ));
}

interface Contents {
  readonly chosen: ChosenRows;
  readonly names: ExportNames;
  readonly lang: ExportLanguage;
  readonly facts: AboutLines;
  readonly timeZone: string;
  readonly lastSeq: number;
}

function writerOf(format: ExportFormat, { chosen, names, lang, facts, timeZone, lastSeq }: Contents): (out: Writable) => Promise<void> {
  switch (format) {
    case "csv": return (out) => pipeline(Readable.from(writeCsv(chosen, names)), out);
    case "geojson": return (out) => pipeline(Readable.from(writeGeoJson(chosen, names)), out);
    case "xlsx": return (out) => writeXlsx(chosen, names, lang, facts, out);
    case "arrow": {
      const metadata = { timeZone, lastEventSeq: String(lastSeq) };
      return (out) => pipeline(Readable.from(encodeArrow(chosen.rows, { metadata })), out);
    }
  }
}
