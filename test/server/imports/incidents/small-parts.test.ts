import fc from "fast-check";
import { expect, test } from "vitest";
import { CategoryBook, codeFor } from "../../../../server/imports/incidents/category-book.ts";
import { parseComparison } from "../../../../server/imports/incidents/compare-cells.ts";
import { pickLines } from "../../../../server/imports/incidents/copy-line.ts";
import { sourceSystemOf } from "../../../../server/imports/incidents/incident-columns.ts";
import { PlaceholderPositions } from "../../../../server/imports/incidents/placeholder-positions.ts";
import { readPosition } from "../../../../server/imports/incidents/read-position.ts";
import { SeenIds } from "../../../../server/imports/incidents/seen-ids.ts";

const known = [{ code: "noise", name_zh: "噪声", name_en: "Noise" }, { code: "n2", name_zh: "其他", name_en: null }, { code: "n3", name_zh: "其他", name_en: null }];

test.each([["noise", "noise"], ["噪声", "noise"], [" NOISE ", "noise"], ["ｎｏｉｓｅ", "noise"], ["其他", null], ["水", null]])("category %s is %s", (stated, code) => {
  expect(new CategoryBook(known, false).find(stated)).toBe(code);
});

test("categories are made once, and codes that would clash are numbered", () => {
  const book = new CategoryBook(known, true);

  expect([book.find("Illegal / Animal"), book.find("illegal / animal"), book.find("Illegal Animal"), book.find("扬尘")])
    .toEqual(["ILLEGAL-ANIMAL", "ILLEGAL-ANIMAL", "ILLEGAL-ANIMAL-2", "扬尘"]);
  expect(book.created.map(({ name }) => name)).toEqual(["Illegal / Animal", "Illegal Animal", "扬尘"]);
  expect(codeFor("***")).toBe("OTHER");
});

test.each([
  ["", "", "missing_position"], ["", "1", "missing_position"], ["abc", "1", "unreadable_position"], ["0x10", "1", "unreadable_position"],
  ["117,5", "34", "unreadable_position"], ["Infinity", "1", "unreadable_position"], ["1e999", "1", "absurd_position"], ["181", "1", "absurd_position"],
  ["1", "-90.0001", "absurd_position"], ["0", "0.000", "null_island"], ["-0", "0", "null_island"], ["440000", "4500000", "absurd_position"],
])("position %s, %s: %s", (x, y, reason) => {
  expect(readPosition(x, y, "wgs84")).toMatchObject({ reason });
});

test("a position keeps what was stated beside what it means", () => {
  expect(readPosition("117.5", "-34", "cgcs2000")).toEqual({ x: 117.5, y: -34, position: [117.5, -34] });
  expect(readPosition("117.5", "34", "gcj02")).toMatchObject({ x: 117.5, y: 34 });
});

test("ids seen before are known with their row, new ones are new", () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 300 }), (ids) => {
    const seen = new SeenIds();
    const plain = new Map<string, number>();
    for (const [i, id] of ids.entries()) {
      expect(seen.add("s", id, i + 1)).toBe(plain.get(id) ?? 0);
      if (!plain.has(id)) plain.set(id, i + 1);
    }
  }), { numRuns: 50 });
});

test("many ids fit, and other sources do not disturb", () => {
  const seen = new SeenIds();
  for (let i = 1; i <= 20_000; i++) expect(seen.add("a", `N${i}`, i)).toBe(0);

  expect(seen.add("a", "N777", 1)).toBe(777);
  expect(seen.add("b", "N777", 1)).toBe(0);
});

test("a position shared by too many rows is a placeholder, one shared by some is not", () => {
  const positions = new PlaceholderPositions();
  for (let i = 0; i < 1000; i++) positions.add(i / 1000, 1);
  for (let i = 0; i < 25; i++) positions.add(5, 5);
  for (let i = 0; i < 19; i++) positions.add(6, 6);

  expect(positions.find()).toEqual([{ x: 5, y: 5, rows: 25 }]);
});

test("placeholders are found among more positions than are remembered", () => {
  const positions = new PlaceholderPositions();
  for (let i = 0; i < 700_000; i++) positions.add(i % 100 === 0 ? 7 : i, i % 100 === 0 ? 7 : -i);

  expect(positions.find()).toEqual([{ x: 7, y: 7, rows: 7000 }]);
});

test("lines are picked from pieces by number", () => {
  const pieces = ["a\nb\n", "", "c\n", "d\ne\n"].map((text) => Buffer.from(text));

  expect(Buffer.concat(pickLines(pieces, [1, 2, 4])).toString()).toBe("b\nc\ne\n");
});

test.each([["Complaints 2024.csv.gz", "complaints 2024"], ["12345.GEOJSON", "12345"], [".csv", "file"]])("%s is the source system %s", (file, name) => {
  expect(sourceSystemOf(file)).toBe(name);
});

test("comparisons are understood or refused", () => {
  expect(parseComparison("a=b=cell.name@county")).toEqual({ column: "a=b", by: "name", level: "county" });
  expect(() => parseComparison("area=cell.colour")).toThrow(/COLUMN=cell.code/);
});
