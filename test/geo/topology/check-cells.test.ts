import { expect, test } from "vitest";
import type { Polygon } from "geojson";
import { checkCells, type Finding } from "../../../geo/index.ts";
import { cellsOf, kindsOf, place, rectangle, ringOf } from "../../support/topology-builders.ts";

const polygon = (...rings: number[][][]): Polygon => ({ type: "Polygon", coordinates: rings.map((ring) => ring.map(place)) });
const only = (findings: Finding[], kind: Finding["kind"]) => findings.filter((finding) => finding.kind === kind);

const WEST = rectangle(0, 0, 10, 10);
const EAST = rectangle(10, 0, 20, 10);
const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]];

test("two cells that share their border bit for bit have no findings", () => {
  expect(checkCells(cellsOf({ a: WEST, b: EAST }))).toEqual([]);
});

test("a cell far from all others is told with its distance, one at twenty kilometres' reach is not", () => {
  const near = rectangle(100, 0, 110, 10);
  const far = rectangle(1000, 0, 1010, 10);

  expect(checkCells(cellsOf({ a: WEST, b: EAST, c: near }))).toEqual([]);
  const [finding, ...more] = checkCells(cellsOf({ a: WEST, b: EAST, c: far }));
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ id: "remote_part:c:1", severity: "error", unit: "m", cellCodes: ["c"], value: "20" });
  expect(finding!.size / (980 * 108.7 * Math.cos((34 * Math.PI) / 180))).toBeCloseTo(1, 2);
});

test("an exclave of a cell is told once, not again of the cell above", () => {
  const both = { type: "MultiPolygon" as const, coordinates: [[WEST], [rectangle(1000, 0, 1010, 10)]] };

  const findings = checkCells(cellsOf({ p: both, a: both }, { a: { level: 2, parent: "p" } }));

  expect(findings).toMatchObject([{ kind: "remote_part", level: 2, cellCodes: ["a"] }]);
});

test("no cells have no findings", () => {
  expect(checkCells(cellsOf({}))).toEqual([]);
});

test("a cell drawn twice is an overlap of its whole area although every edge matches", () => {
  const findings = checkCells(cellsOf({ a: WEST, b: EAST, c: WEST }));

  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ id: "overlap:a-c:1", severity: "error", cellNames: ["Cell a", "Cell c"], unit: "m2" });
  expect(findings[0]!.size / (1085.9 * 1085.9 * Math.cos((34 * Math.PI) / 180))).toBeCloseTo(1, 2);
});

test("a cell wholly inside another, touching nothing, is an overlap", () => {
  const findings = checkCells(cellsOf({ a: WEST, b: rectangle(4, 4, 6, 6) }));

  expect(findings.map((finding) => finding.id)).toEqual(["overlap:a-b:1"]);
});

test("an enclave that fills a hole exactly has no findings", () => {
  const hole = [[4, 4], [4, 6], [6, 6], [6, 4], [4, 4]];

  expect(checkCells(cellsOf({ a: polygon(SQUARE, hole), b: rectangle(4, 4, 6, 6) }))).toEqual([]);
});

test("a wide hole without an owner and without a parent is enclosed ground to be looked at", () => {
  const findings = checkCells(cellsOf({ a: polygon(SQUARE, [[4, 4], [4, 6], [6, 6], [6, 4], [4, 4]]) }));

  expect(findings).toMatchObject([{ id: "enclosed_hole:a:1", severity: "warning" }]);
});

test("the same hole inside a parent is a gap", () => {
  const hollow = polygon(SQUARE, [[4, 4], [4, 6], [6, 6], [6, 4], [4, 4]]);
  const findings = checkCells(cellsOf({ p: WEST, a: hollow }, { a: { level: 2, parent: "p" } }));

  expect(findings).toMatchObject([{ id: "gap:a:1", severity: "error", level: 2 }]);
});

test("a hole in the parent as well is the parent's enclosed ground and no gap of the children", () => {
  const hollow = polygon(SQUARE, [[4, 4], [4, 6], [6, 6], [6, 4], [4, 4]]);
  const findings = checkCells(cellsOf({ p: hollow, a: hollow }, { a: { level: 2, parent: "p" } }));

  expect(findings.map((finding) => finding.id)).toEqual(["enclosed_hole:p:1", "enclosed_hole:a:1"]);
});

test("a border that parts by less than the tolerance is one near miss with its widest offset", () => {
  const bent = ringOf([10, 0], [20, 0], [20, 10], [10, 10], [10.02, 5]);
  const findings = checkCells(cellsOf({ a: WEST, b: bent }));

  expect(findings).toMatchObject([{ id: "near_miss:a-b:1", severity: "warning", unit: "m", count: 1 }]);
  expect(findings[0]!.size).toBeCloseTo((0.02 / 1024) * 111_195 * Math.cos((34.0049 * Math.PI) / 180), 3);
});

test("borders that run side by side without touching are a near miss though the ground between is open", () => {
  const apart = rectangle(10.03, 0, 20, 10);
  const findings = checkCells(cellsOf({ a: WEST, b: apart }));

  expect(findings).toMatchObject([{ id: "near_miss:a-b:1", severity: "warning" }]);
  expect(findings[0]!.size).toBeCloseTo((0.03 / 1024) * 111_195 * Math.cos((34 * Math.PI) / 180), 1);
});

test("a corner on a neighbour's edge without a vertex there is a near miss of no width", () => {
  const findings = checkCells(cellsOf({ a: WEST, b: rectangle(10, 0, 20, 5), c: rectangle(10, 5, 20, 10) }));

  expect(findings).toMatchObject([{ id: "near_miss:a-b-c:1", size: 0, severity: "warning" }]);
});

test("the outer border of the territory is no finding", () => {
  expect(checkCells(cellsOf({ a: WEST, b: EAST, island: rectangle(40, 40, 50, 50) }))).toEqual([]);
});

test("a bow-tie is a self-crossing at the crossing point", () => {
  const findings = checkCells(cellsOf({ a: ringOf([0, 0], [10, 10], [10, 0], [0, 10]) }));

  expect(only(findings, "self_crossing")).toMatchObject([{ id: "self_crossing:a:1", severity: "error", unit: "count" }]);
  expect((only(findings, "self_crossing")[0]!.geometry as { coordinates: number[] }).coordinates).toEqual([
    117 + 5 / 1024,
    34 + 5 / 1024,
  ]);
});

test("a ring that passes through its own vertex from side to side crosses itself", () => {
  const findings = checkCells(cellsOf({ a: ringOf([0, 0], [5, 5], [10, 10], [10, 0], [5, 5], [0, 10]) }));

  expect(kindsOf(findings)).toContain("self_crossing");
});

test("a ring that only touches itself at a vertex is a warning", () => {
  const findings = checkCells(cellsOf({ a: ringOf([0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10]) }));

  expect(findings).toMatchObject([{ kind: "self_touch", severity: "warning" }]);
});

test("parts of one cell that touch at corners are sound", () => {
  const checkers = (dx: number): Polygon["coordinates"][] =>
    [0, 1, 2].flatMap((row) => [0, 1, 2].filter((col) => (row + col) % 2 === dx).map((col) => [rectangle(col, row, col + 1, row + 1)]));
  const findings = checkCells(
    cellsOf({ a: { type: "MultiPolygon", coordinates: checkers(0) }, b: { type: "MultiPolygon", coordinates: checkers(1) } }),
  );

  expect(findings).toEqual([]);
});

test("what repairCells can repair is a notice", () => {
  const clockwise = [...WEST].reverse();
  const repeated = [EAST[0]!, EAST[0]!, ...EAST.slice(1)];
  const findings = checkCells(cellsOf({ a: clockwise, b: repeated, c: rectangle(40, 0, 50, 10).slice(0, -1) }));

  expect(findings.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    "repeated_position:b:1 notice",
    "unclosed_ring:c:1 notice",
    "wrong_winding:a:1 notice",
  ]);
});

test("a spike is reported once, with its tip's place in the file", () => {
  const findings = checkCells(cellsOf({ a: ringOf([0, 0], [10, 0], [10, 5], [30, 5], [10, 5], [10, 10], [0, 10]) }));

  expect(findings).toMatchObject([{ id: "spike:a:1", severity: "warning", place: { part: 0, ring: 0, vertex: 3 } }]);
});

test.each([
  ["two distinct positions", [[0, 0], [5, 5]], "too_few_positions"],
  ["a line there and back", [[0, 0], [5, 5], [10, 10]], "self_crossing"],
])("a ring of %s encloses nothing and is an error", (_, corners, kind) => {
  const findings = checkCells(cellsOf({ a: ringOf(...corners) }));

  expect(findings).toMatchObject([{ kind, severity: "error" }]);
});

test.each([[Number.NaN], [181], [Infinity]])("longitude %d is told with its place and the rest is still checked", (longitude) => {
  const broken = [...WEST];
  broken[2] = [longitude, 34.01];
  const findings = checkCells(cellsOf({ a: broken, b: EAST, c: EAST }));

  expect(findings.map(({ id }) => id)).toEqual(["bad_position:a:1", "overlap:b-c:1"]);
  expect(findings[0]).toMatchObject({ severity: "error", place: { part: 0, ring: 0, vertex: 2 } });
});

test("a hole outside its outer ring is an error", () => {
  const findings = checkCells(cellsOf({ a: polygon(SQUARE, [[20, 0], [20, 5], [25, 5], [25, 0], [20, 0]]) }));

  expect(findings).toMatchObject([{ id: "ring_outside:a:1", severity: "error", place: { ring: 1 } }]);
});

test("a hole that crosses its outer ring is an error at both crossings", () => {
  const findings = checkCells(cellsOf({ a: polygon(SQUARE, [[5, 4], [5, 6], [15, 6], [15, 4], [5, 4]]) }));

  expect(only(findings, "ring_outside").filter(({ geometry }) => geometry?.type === "Point")).toHaveLength(2);
});

test("a part inside another part of the same cell is an error", () => {
  const nested = { type: "MultiPolygon" as const, coordinates: [[WEST], [rectangle(2, 2, 4, 4)]] };
  const findings = checkCells(cellsOf({ a: nested }));

  expect(findings).toMatchObject([{ kind: "enclosed_hole" }, { kind: "parts_overlap", severity: "error" }]);
});

test("a cell without territory is a warning", () => {
  expect(checkCells(cellsOf({ a: WEST, b: { type: "MultiPolygon", coordinates: [] } }))).toMatchObject([
    { kind: "empty_cell", severity: "warning", cellCodes: ["b"] },
  ]);
});

test("codes used twice are reported with both cells", () => {
  const cells = cellsOf({ a: WEST, b: EAST });
  cells.features[1]!.properties.code = "a";

  expect(checkCells(cells)).toMatchObject([{ id: "duplicate_code:a-a:1", severity: "error", cellCodes: ["a", "a"] }]);
});

test("a parent that does not exist, none at all, and one of the same level are errors", () => {
  const cells = cellsOf(
    { p: rectangle(0, 0, 30, 10), a: WEST, b: EAST, c: rectangle(20, 0, 30, 10) },
    { a: { level: 2, parent: "gone" }, b: { level: 2 }, c: { level: 2, parent: "a" } },
  );

  expect(checkCells(cells).map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    "missing_parent:a:1 error",
    "missing_parent:b:1 error",
    "wrong_parent_level:c:1 error",
  ]);
});

test("a level given without the one above needs no parents", () => {
  expect(checkCells(cellsOf({ a: WEST }, { a: { level: 3, parent: "elsewhere" } }))).toEqual([]);
});

test("levels are found from the parents when none are stated", () => {
  const cells = cellsOf({ p: rectangle(0, 0, 20, 10), a: WEST, b: EAST }, { a: { parent: "p" }, b: { parent: "p" } });
  for (const feature of cells.features) delete feature.properties.level;

  expect(checkCells(cells).map(({ id, level }) => `${id} ${level}`)).toEqual([]);
});

test("a parent reaching farther than its children is not filled", () => {
  const cells = cellsOf({ p: rectangle(0, 0, 30, 10), a: WEST, b: EAST }, { a: { level: 2, parent: "p" }, b: { level: 2, parent: "p" } });

  expect(checkCells(cells)).toMatchObject([{ id: "parent_not_filled:p:1", severity: "error", level: 1, cellCodes: ["p"] }]);
});

test("a child reaching beyond its parent is outside it", () => {
  const cells = cellsOf({ p: WEST, a: rectangle(0, 0, 10, 12) }, { a: { level: 2, parent: "p" } });

  expect(checkCells(cells)).toMatchObject([{ id: "child_outside_parent:a-p:1", severity: "error", cellNames: ["Cell a", "Cell p"] }]);
});

test("a child given to the wrong parent is outside it, and the ground still counts as filled", () => {
  const cells = cellsOf(
    { p: WEST, q: EAST, a: WEST, b: rectangle(10, 0, 20, 5), c: rectangle(10, 5, 20, 10) },
    { a: { level: 2, parent: "p" }, b: { level: 2, parent: "q" }, c: { level: 2, parent: "p" } },
  );

  expect(only(checkCells(cells), "child_outside_parent").map(({ id }) => id)).toEqual(["child_outside_parent:c-p:1"]);
  expect(only(checkCells(cells), "parent_not_filled")).toEqual([]);
});

test("a parent's border within the tolerance of its children's is a warning", () => {
  const cells = cellsOf({ p: rectangle(0, 0, 10, 10.02), a: WEST }, { a: { level: 2, parent: "p" } });

  expect(checkCells(cells)).toMatchObject([{ id: "parent_not_filled:p:1", severity: "warning" }]);
});

test("a parent without children is a leaf and need not be filled", () => {
  const cells = cellsOf({ p: WEST, q: EAST, a: WEST }, { a: { level: 2, parent: "p" } });

  expect(checkCells(cells)).toEqual([]);
});

test("progress runs from 0 to 1 through the levels", () => {
  const seen: [number, number][] = [];
  checkCells(cellsOf({ p: WEST, a: WEST }, { a: { level: 2, parent: "p" } }), { onProgress: (done, level) => seen.push([done, level]) });

  expect(seen).toEqual([[0, 1], [0.5, 2], [1, 2]]);
});

test("a geometry that is no area, and positions that are none, are told and not thrown", () => {
  const cells = cellsOf({ line: WEST, hollow: EAST });
  Object.assign(cells.features[0]!, { geometry: { type: "LineString", coordinates: [[117, 34], [118, 34]] } });
  Object.assign(cells.features[1]!, { geometry: { type: "Polygon", coordinates: [[[117, 34], null, ["118", 34], [117, 34]]] } });

  expect(checkCells(cells).map(({ id }) => id)).toEqual(["bad_position:hollow:1", "empty_cell:line:1"]);
});
