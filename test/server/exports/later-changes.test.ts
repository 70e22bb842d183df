import { tableFromIPC } from "@uwdata/flechette";
import { parse } from "csv-parse/sync";
import exceljs from "exceljs";
import type { FeatureCollection } from "geojson";
import { afterEach, expect, test, vi } from "vitest";
import { createIncidentColumns, createIncidentView, type IncidentColumns, type IncidentRow, NewestFirst } from "../../../geo/index.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../../../server/contract/export.ts";
import { exportIncidents } from "../../../server/exports/export-incidents.ts";

const ROWS = 2_500;
const row = (id: number, sourceSystem: string): IncidentRow => ({
  id, lng: 104, lat: 30, reportedAtMs: Date.UTC(2026, 0, 1) + id, category: "odour", channel: "web", kind: "complaint",
  status: "reported", result: "clear", nearBoundary: false, sourceSystem, cellPath: null,
});
const rowsOf = (sourceSystem: string) => Array.from({ length: ROWS }, (_, at) => row(at + 1, sourceSystem));

/** What an export asks of the columns of a server. */
function depsOver(columns: IncidentColumns): Parameters<typeof exportIncidents>[0] {
  const categories = [{ code: "odour", parentCode: null, nameZh: "恶臭", nameEn: null }];
  const current = { columns, categories, newestFirst: new NewestFirst(columns), lastSeq: 7, viewOf: () => createIncidentView(columns, { categories, filter: {} }) };
  const territories = { inForceAt: () => [], editions: new Map(), levels: [] };
  return {
    liveColumns: { current: async () => current }, liveAssigner: { current: async () => ({ snapshot: { territories } }) },
    settings: { timeZone: "Asia/Shanghai" }, now: () => new Date(),
  } as unknown as Parameters<typeof exportIncidents>[0];
}

async function sourcesIn(format: ExportFormat, bytes: ArrayBuffer): Promise<string[]> {
  const text = new TextDecoder().decode(bytes);
  switch (format) {
    case "csv": return parse<Record<string, string>>(text, { bom: true, columns: true }).map((record) => record["source_system"]!);
    case "geojson": return (JSON.parse(text) as FeatureCollection).features.map((feature) => String(feature.properties?.["source_system"]));
    case "arrow": return Array.from(tableFromIPC(bytes).getChild("source_system").toArray(), String);
    case "xlsx": {
      const book = new exceljs.Workbook();
      await book.xlsx.load(bytes);
      return book.worksheets[0]!.getColumn(3).values.slice(2).map(String);
    }
  }
}

afterEach(() => { vi.restoreAllMocks(); });

test.each(EXPORT_FORMATS)("an export as %s has every row as it was when chosen", async (format) => {
  const columns = createIncidentColumns("Asia/Shanghai");
  columns.put(rowsOf("old"));
  const exporting = exportIncidents(depsOver(columns), { format, lang: "zh", filter: {} }, new AbortController().signal);
  // By now the rows are chosen and nothing has been written: making the file's folder waits for the disk.
  await new Promise((resolve) => setImmediate(resolve));
  columns.put([...rowsOf("new"), row(ROWS + 1, "new")]);
  const { file, rowCount } = await exporting;
  const sources = await sourcesIn(format, await new Response(file.read()).arrayBuffer());
  expect([rowCount, sources.length, new Set(sources)]).toEqual([ROWS, ROWS, new Set(["old"])]);
});
