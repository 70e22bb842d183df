import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import exceljs from "exceljs";
import type { FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { EXPORT_FIELDS } from "../../../server/exports/export-fields.ts";
import { writeCsv } from "../../../server/exports/write-csv.ts";
import { writeGeoJson } from "../../../server/exports/write-geojson.ts";
import { writeXlsx } from "../../../server/exports/write-xlsx.ts";
import { EXAMPLE_NAMES, EXAMPLE_ROWS } from "./example-rows.ts";

describe("CSV", () => {
  const text = [...writeCsv(EXAMPLE_ROWS, EXAMPLE_NAMES)].join("");
  const records = parse<Record<string, string>>(text, { bom: true, columns: true });

  it("is read back row by row by another program", () => {
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({ id: "7", lng: "104.123456789", lat: "30.5", category_name: "恶臭异味", territory: "zz", cell_code: "3704", cell_names: "格37 / 格3704", near_boundary: "true" });
    expect(records[1]).toMatchObject({ lng: "", channel: "", cell_code: "" });
    expect(records[2]).toMatchObject({ id: "9007199254740000", source_system: "热线\n二", reported_at: "1970-01-01T00:00:00.000Z" });
  });
  it("begins with a byte order mark, so that spreadsheets read Chinese", () => {
    expect(text.charCodeAt(0)).toBe(0xfeff);
  });
  it("hands no formula to a spreadsheet", () => {
    expect(records[1]?.["source_system"]).toBe("'=SUM(\"a,b\")");
  });
  it("is a header alone when nothing matches", () => {
    expect(parse(([...writeCsv([], EXAMPLE_NAMES)]).join(""), { bom: true })).toEqual([EXPORT_FIELDS.map((field) => field.name)]);
  });
  it("loses no row at the joints of its pieces", () => {
    const many = Array.from({ length: 2_001 }, (_, id) => ({ ...EXAMPLE_ROWS[0]!, id }));
    expect(parse<Record<string, string>>([...writeCsv(many, EXAMPLE_NAMES)].join(""), { bom: true, columns: true }).map((record) => Number(record["id"]))).toEqual(many.map((row) => row.id));
  });
});

describe("GeoJSON", () => {
  it("has one feature a row, without geometry where the place is unknown", () => {
    const collection = JSON.parse([...writeGeoJson(EXAMPLE_ROWS, EXAMPLE_NAMES)].join("")) as FeatureCollection;
    expect(collection.features.map((feature) => feature.id)).toEqual(EXAMPLE_ROWS.map((row) => row.id));
    expect(collection.features[0]).toMatchObject({ geometry: { type: "Point", coordinates: [104.123456789, 30.5] }, properties: { cell_code: "3704", near_boundary: true } });
    expect(collection.features[1]?.geometry).toBeNull();
    expect(Object.keys(collection.features[0]?.properties ?? {})).not.toContain("lng");
  });
  it("stays valid without rows and over many pieces", () => {
    const many = Array.from({ length: 2_500 }, (_, id) => ({ ...EXAMPLE_ROWS[0]!, id }));
    expect((JSON.parse([...writeGeoJson(many, EXAMPLE_NAMES)].join("")) as FeatureCollection).features).toHaveLength(2_500);
    expect((JSON.parse([...writeGeoJson([], EXAMPLE_NAMES)].join("")) as FeatureCollection).features).toEqual([]);
  });
});

describe("XLSX", () => {
  async function readBack(language: "zh" | "en") {
    const out = new PassThrough();
    const [bytes] = await Promise.all([buffer(out), writeXlsx(EXAMPLE_ROWS, EXAMPLE_NAMES, language, [["rows", "3"]], out)]);
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    return book;
  }
  it("has headings and words in the language asked for", async () => {
    const zh = (await readBack("zh")).getWorksheet("投诉件")!;
    expect(zh.getRow(1).values).toContain("登记时间");
    expect(zh.getRow(2).values).toEqual(expect.arrayContaining([7, "网络", "投诉", "待签收", "恶臭异味", "责任明确", "是", 104.123456789]));
    expect(zh.rowCount).toBe(4);
    expect((await readBack("en")).getWorksheet("Incidents")!.getRow(2).values).toEqual(expect.arrayContaining(["Web", "Complaint", "yes"]));
  });
  it("keeps a code that has no word, and a text that looks like a formula as text", async () => {
    const sheet = (await readBack("zh")).getWorksheet("投诉件")!;
    expect(sheet.getRow(4).values).toContain("made_up");
    expect(sheet.getRow(3).values).toContain('=SUM("a,b")');
  });
  it("says on a second sheet what it is", async () => {
    expect((await readBack("zh")).getWorksheet("说明")!.getRow(1).values).toEqual([undefined, "rows", "3"]);
  });
});
