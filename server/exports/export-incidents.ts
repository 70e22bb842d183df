import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { encodeArrow } from "../../geo/index.ts";
import { type ColumnsDeps, filterColumns } from "../columns/filter-columns.ts";
import type { ExportFormat, ExportLanguage } from "../contract/export.ts";
import { writeFilterText } from "../contract/filter-text.ts";
import type { IncidentFilterQuery } from "../contract/incident.ts";
import { BusyError, InvalidError } from "../errors.ts";
import { chooseRows, type ChosenRows, columnsOf } from "./chosen-rows.ts";
import { type ExportFile, writeExportFile } from "./export-file.ts";
import type { ExportNames } from "./export-fields.ts";
import { createExportNames } from "./export-names.ts";
import { writeCsv } from "./write-csv.ts";
import { writeGeoJson } from "./write-geojson.ts";
import { type AboutLines, writeXlsx, XLSX_MOST_ROWS } from "./write-xlsx.ts";

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
  const rows = chooseRows(current.columns, current.newestFirst.rows(), current.viewOf(filter).failing);
  const asOf = deps.now();
  const { lastSeq } = current;
  if (format === "xlsx" && rows.count > XLSX_MOST_ROWS) {
    const message = `${rows.count} rows match and an XLSX sheet holds ${XLSX_MOST_ROWS}; narrow the filter, or take csv or arrow`;
    throw new InvalidError(message, [{ field: "query.format", message }]);
  }
  const { timeZone } = deps.settings;
  const names = createExportNames({ categories: current.categories, territories, timeZone, nowMs: asOf.getTime() }, lang);
  const facts: AboutLines = [
    ["rows", String(rows.count)], ["asOf", names.localInstant(asOf.getTime())], ["timeZone", timeZone],
    ["lastEventSeq", String(lastSeq)], ...Object.entries(writeFilterText(filter)),
  ];
  const write = writerOf(format, { rows, names, lang, facts, timeZone, lastSeq });
  if (running >= MOST_AT_ONCE) throw new BusyError(`${MOST_AT_ONCE} exports are being written already; try again shortly`);
  running += 1;
  try {
    return { file: await writeExportFile(write, signal), rowCount: rows.count, lastEventSeq: lastSeq, asOf };
  } finally {
    running -= 1;
  }
}

interface Contents {
  readonly rows: ChosenRows;
  readonly names: ExportNames;
  readonly lang: ExportLanguage;
  readonly facts: AboutLines;
  readonly timeZone: string;
  readonly lastSeq: number;
}

function writerOf(format: ExportFormat, { rows, names, lang, facts, timeZone, lastSeq }: Contents): (out: Writable) => Promise<void> {
  switch (format) {
    case "csv": return (out) => pipeline(Readable.from(writeCsv(rows, names)), out);
    case "geojson": return (out) => pipeline(Readable.from(writeGeoJson(rows, names)), out);
    case "xlsx": return (out) => writeXlsx(rows, names, lang, facts, out);
    case "arrow": return async (out) => pipeline(Readable.from(encodeArrow(await columnsOf(rows, timeZone), { metadata: { timeZone, lastEventSeq: String(lastSeq) } })), out);
  }
}
