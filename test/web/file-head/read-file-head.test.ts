import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readFileHead } from "../../../web/file-head/read-file-head.ts";

const fileOf = (content: string | Uint8Array) => new Blob([content as BlobPart]);
const GB18030 = new Uint8Array([0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x41, 0x31, 0x2c, 0xb0, 0xc4, 0x0a]);

describe("a table", () => {
  test("gives its columns and first rows, whatever delimits them", async () => {
    expect(await readFileHead(fileOf('\uFEFFcode;name;note\r\nA1;"甲;乙";"say ""so"""\r\n'))).toEqual({
      kind: "table", columns: ["code", "name", "note"], rows: [["A1", "甲;乙", 'say "so"']], encoding: "utf-8", isCompressed: false,
    });
  });

  test("in GB18030 is read as such", async () => {
    expect(await readFileHead(fileOf(GB18030))).toMatchObject({ columns: ["编码", "名称"], rows: [["A1", "澳"]], encoding: "gb18030" });
  });

  test("that is compressed is looked into", async () => {
    expect(await readFileHead(fileOf(new Uint8Array(gzipSync("code,name\na,b\n"))))).toMatchObject({ kind: "table", columns: ["code", "name"], isCompressed: true });
  });

  test("of one line without an end has a header", async () => {
    expect(await readFileHead(fileOf("code,name"))).toMatchObject({ columns: ["code", "name"], rows: [] });
  });

  test("longer than what is looked at gives whole rows only", async () => {
    const head = await readFileHead(fileOf(`code,name\n${"x".repeat(300_000)}`));

    expect(head).toMatchObject({ columns: ["code", "name"], rows: [] });
  });
});

describe("a FeatureCollection", () => {
  const feature = (properties: unknown) => `{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]},"properties":${JSON.stringify(properties)}}`;

  test("gives the names of all its first properties", async () => {
    expect(await readFileHead(fileOf(`{"type":"FeatureCollection","features":[${feature({ code: "a}", pop: 3 })},${feature({ code: "b", name: null })}]}`))).toEqual({
      kind: "features", columns: ["code", "pop", "name"], rows: [["a}", "3", ""], ["b", "", ""]], geometry: "Polygon", isCompressed: false,
    });
  });

  test("whose first properties are cut off still says what it is", async () => {
    expect(await readFileHead(fileOf('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a'))).toMatchObject({ kind: "features", columns: null });
  });
});

test.each([
  ["empty", ""], ["empty", "\n\n  \n"], ["noHeader", ",,\n1,2,3\n"], ["jsonList", "[1]"], ["notFeatures", '{"a":1}'], ["binary", "a\0b"],
  ["archive", "PK\u0003\u0004 towns.shp"], ["workbook", "PK\u0003\u0004 [Content_Types].xml"],
])("%s is told of a file that cannot be imported", async (fault, content) => {
  expect(await readFileHead(fileOf(content))).toEqual({ kind: "fault", fault });
});

test("what is not gzip after all is told", async () => {
  expect(await readFileHead(fileOf(new Uint8Array([0x1f, 0x8b, 1, 2, 3])))).toEqual({ kind: "fault", fault: "damagedGzip" });
});
