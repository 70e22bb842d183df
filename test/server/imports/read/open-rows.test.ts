import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { InvalidError } from "../../../../server/errors.ts";
import { type OpenOptions, openRows } from "../../../../server/imports/read/open-rows.ts";
import { columnIndex } from "../../../../server/imports/read/row-table.ts";
import { memorySource } from "./memory-source.ts";

async function readAll(content: string | Buffer, options: OpenOptions = {}, pieceBytes = 64) {
  const table = await openRows(memorySource(content, "rows.csv", pieceBytes), options);
  const rows: string[][] = [];
  const faults: { row: number; reason: string }[] = [];
  const geometries: unknown[] = [];
  for await (const batch of table.batches) {
    expect(batch.firstRowNumber).toBe(rows.length + 1);
    for (const fault of batch.faults) faults.push({ row: rows.length + fault.index + 1, reason: fault.reason });
    rows.push(...batch.rows);
    geometries.push(...(batch.geometries ?? []));
  }
  return { columns: table.columns, rows, faults, geometries, notes: table.notes.map(({ en }) => en), encoding: table.encoding(), format: table.format };
}

// "编号,地址\n1,武威市\n2,甘州区\n" in GB18030.
const GB18030 = Buffer.from("b1e0bac52cb5d8d6b70a312ccee4cdfecad00a322cb8cad6ddc7f80a", "hex");

test.each([
  ["comma", "a,b\n1,2\n"],
  ["semicolon", "a;b\n1;2\n"],
  ["tab", "a\tb\n1\t2\n"],
  ["CRLF", "a,b\r\n1,2\r\n"],
  ["CR alone", "a,b\r1,2\r"],
  ["no line break at the end", "a,b\n1,2"],
  ["blank lines", "\n\na,b\n\n1,2\n\n"],
  ["byte order mark", "\uFEFFa,b\n1,2\n"],
  ["quoted header", '"a","b"\n"1","2"\n'],
  ["spaces around the names", " a , b \n1,2\n"],
])("a table with %s", async (_kind, text) => {
  const read = await readAll(text, {}, 3);

  expect(read).toMatchObject({ columns: ["a", "b"], rows: [["1", "2"]], faults: [] });
});

test("quoted values keep delimiters, quotes and line breaks", async () => {
  const read = await readAll('a,b\n"x,y","say ""no""\nand go"\n5" pipe,\n', {}, 1);

  expect(read.rows).toEqual([["x,y", 'say "no"\nand go'], ['5" pipe', ""]]);
});

test("a quote that is never closed spoils its own row and no other", async () => {
  const read = await readAll('a,b\n1,"open\n2,two\n3,"three"\n4,four\n');

  expect(read.rows.map((row) => row[0])).toEqual(['1,"open', "2", "3", "4"]);
  expect(read.faults).toEqual([{ row: 1, reason: "bad_quotes" }]);
});

test("text after a closing quote spoils its own row", async () => {
  const read = await readAll('a,b\n1,"x"y\n2,two\n');

  expect(read.rows[1]).toEqual(["2", "two"]);
  expect(read.faults).toEqual([{ row: 1, reason: "bad_quotes" }]);
});

test("ragged rows are handed over as they are", async () => {
  const read = await readAll("a,b\n1\n1,2,3\n");

  expect(read.rows).toEqual([["1"], ["1", "2", "3"]]);
});

test("GB18030 is recognised and told", async () => {
  const read = await readAll(GB18030, {}, 5);

  expect(read.columns).toEqual(["编号", "地址"]);
  expect(read.rows[0]).toEqual(["1", "武威市"]);
  expect(read.encoding).toBe("gb18030");
  expect(read.notes.join()).toContain("GB18030");
});

test("GB18030 that begins only after a long stretch of ASCII is recognised", async () => {
  const ascii = "1,plain\n".repeat(40_000);
  const read = await readAll(Buffer.concat([Buffer.from(`a,b\n${ascii}`), GB18030.subarray(10)]), {}, 4096);

  expect(read.rows.at(-1)).toEqual(["2", "甘州区"]);
});

test("one damaged character leaves a UTF-8 file UTF-8", async () => {
  const text = Buffer.from("编号,地址\n1,武威市凉州区\n2,张掖市甘州区\n");
  const damaged = Buffer.concat([text, Buffer.from("3,"), Buffer.from([0xe5, 0xbc]), Buffer.from("x\n")]);
  const read = await readAll(damaged);

  expect(read.encoding).toBe("utf-8");
  expect(read.rows[2]).toEqual(["3", "\uFFFDx"]);
});

test.each(["utf-16le", "utf-16be"])("%s with its mark is read", async (encoding) => {
  const bytes = Buffer.from("\uFEFFa\tb\n1\t地址\n", "utf16le");
  if (encoding === "utf-16be") bytes.swap16();
  const read = await readAll(bytes, {}, 3);

  expect(read.rows).toEqual([["1", "地址"]]);
});

test("gzip is recognised by its bytes, several members included", async () => {
  const read = await readAll(Buffer.concat([gzipSync("a,b\n1,2\n"), gzipSync("3,4\n")]), {}, 7);

  expect(read.rows).toEqual([["1", "2"], ["3", "4"]]);
});

test("a gzip that was cut off gives its whole rows, then says so", async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i},${(i * 7919) % 10_007}`).join("\n");
  const bytes = gzipSync(`a,b\n${lines}\n`);
  const table = await openRows(memorySource(bytes.subarray(0, bytes.length >> 1), "cut.csv.gz", 1000));
  let rows = 0;
  let last: string[] = [];
  const reading = (async () => {
    for await (const batch of table.batches) {
      rows += batch.rows.length;
      last = batch.rows.at(-1) ?? last;
    }
  })();

  await expect(reading).rejects.toThrow(/stops in the middle of its compressed data.*\d+ whole rows/);
  expect(rows).toBeGreaterThan(5000);
  expect(last).toEqual([String(rows - 1), String(((rows - 1) * 7919) % 10_007)]);
});

test.each([
  ["an empty file", Buffer.alloc(0), /is empty/],
  ["an empty gzip", gzipSync(""), /is empty/],
  ["blank lines only", Buffer.from("\n\r\n\n"), /is empty/],
  ["a workbook", Buffer.from("504b03041400060008000000", "hex"), /XLSX workbook.*save the sheet as CSV/],
  ["a binary file", Buffer.alloc(500), /binary file/],
  ["a binary file with few zero bytes", Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256)), /binary file.*CSV table or GeoJSON/],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), /PNG picture/],
  ["a column whose name cannot be kept", Buffer.from("a\0b,c\n1,2\n"), /no table of text.*column 1.*U\+0000/],
  ["a JSON list", Buffer.from("[1,2]"), /JSON list/],
  ["JSON without features", Buffer.from('{"type":"Feature","properties":{}}'), /no list of features/],
  ["a cut-off collection", Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feat'), /not copied whole/],
  ["a header with an open quote", Buffer.from('a,"b\n1,2\n'), /header.*never closed/],
])("%s is refused with a clear sentence", async (_kind, bytes, sentence) => {
  const reading = readAll(bytes);

  await expect(reading).rejects.toThrow(sentence);
  await expect(reading).rejects.toBeInstanceOf(InvalidError);
});

test("a header without rows is told", async () => {
  const read = await readAll("a,b\n");

  expect(read.rows).toEqual([]);
  expect(read.notes.join()).toContain("no rows");
});

test("a repeated column name only matters when it is used", async () => {
  const read = await readAll("a,b,b\n1,2,3\n");

  expect(columnIndex(read.columns, "a")).toBe(0);
  expect(() => columnIndex(read.columns, "b")).toThrow(/several columns/);
  expect(() => columnIndex(read.columns, "c")).toThrow(/no column "c".*a, b, b/);
});

test("features become rows with the columns of all of them", async () => {
  const collection = {
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: { name: 'a "b" {[', n: 1 }, geometry: { type: "Point", coordinates: [1, 2] } },
      { type: "Feature", properties: { n: 2, more: { x: [1] } }, geometry: null },
      { type: "Odd" },
    ],
  };
  const read = await readAll(JSON.stringify(collection), {}, 3);

  expect(read.format).toBe("geojson");
  expect(read.columns).toEqual(["name", "n", "more"]);
  expect(read.rows.slice(0, 2)).toEqual([['a "b" {[', "1", ""], ["", "2", '{"x":[1]}']]);
  expect(read.geometries.slice(0, 2)).toEqual([{ type: "Point", coordinates: [1, 2] }, null]);
  expect(read.faults).toEqual([{ row: 3, reason: "bad_feature" }]);
});

test("a signal stops the reading", async () => {
  const stop = new AbortController();
  const table = await openRows(memorySource("a\n" + "1\n".repeat(10_000)), { signal: stop.signal });
  const reading = (async () => {
    for await (const _ of table.batches) stop.abort(new Error("cancelled"));
  })();

  await expect(reading).rejects.toThrow("cancelled");
});

test("integers too long for a double keep every digit; coordinates and other values stay as they are", async () => {
  const read = await readAll(`{"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"id":370402001001012345,"minus":-9007199254740993,"real":370402001001012346.0,"safe":9007199254740991,"short":12,"e":1e20,
      "text":"no \\"370402001001012345 \\\\","list":[370402001001012347],"half":0.1234567890123456789},
    "geometry":{"type":"Point","coordinates":[117.12345678901234567,1234567890123456789]}}]}`);

  expect(Object.fromEntries(read.columns.map((name, index) => [name, read.rows[0]?.[index]]))).toEqual({
    id: "370402001001012345", minus: "-9007199254740993", real: "370402001001012346", safe: "9007199254740991", short: "12", e: "100000000000000000000",
    text: 'no "370402001001012345 \\', list: '["370402001001012347"]', half: "0.12345678901234568",
  });
  expect(read.geometries).toEqual([{ type: "Point", coordinates: [117.12345678901235, 1234567890123456800] }]);
});
