import fc from "fast-check";
import type { Polygon, Position } from "geojson";
import { expect, test } from "vitest";
import { checkCells, repairCells } from "../../../geo/index.ts";
import { cellsOf, flatArea, rectangle, ringOf } from "../../support/topology-builders.ts";

const SQUARE = rectangle(0, 0, 10, 10);

test("an open, clockwise ring with repeats is closed, turned and thinned, and each is told", () => {
  const [a, b, c, d] = SQUARE as [Position, Position, Position, Position];

  const { cells, repairs } = repairCells(cellsOf({ a: [d, d, c, b, b, b, a] }));

  expect((cells.features[0]!.geometry as Polygon).coordinates).toEqual([[d, a, b, c, d]]);
  expect(repairs).toEqual([
    { code: "a", kind: "removed_repeats", part: 0, ring: 0, count: 3 },
    { code: "a", kind: "closed_ring", part: 0, ring: 0, count: 1 },
    { code: "a", kind: "turned_ring", part: 0, ring: 0, count: 1 },
  ]);
});

test("a sound feature is passed on as the same object", () => {
  const cells = cellsOf({ a: SQUARE });

  const repaired = repairCells(cells);

  expect(repaired.cells.features[0]).toBe(cells.features[0]);
  expect(repaired.repairs).toEqual([]);
});

test("the input is not changed", () => {
  const cells = cellsOf({ a: [...SQUARE].reverse().slice(0, -1) });
  const before = structuredClone(cells);

  repairCells(cells);

  expect(cells).toEqual(before);
});

test("holes run clockwise afterwards", () => {
  const hole = rectangle(2, 2, 4, 4);
  const { cells, repairs } = repairCells(cellsOf({ a: { type: "MultiPolygon", coordinates: [[SQUARE, hole]] } }));

  expect(repairs).toEqual([{ code: "a", kind: "turned_ring", part: 0, ring: 1, count: 1 }]);
  expect(checkCells(cells).filter(({ kind }) => kind === "wrong_winding")).toEqual([]);
});

test.each([
  ["two distinct positions", ringOf([0, 0], [1, 1])],
  ["no numbers", [[0, 0], [Number.NaN, 1], [1, 1], [0, 0]]],
  ["no positions", []],
])("a ring of %s is left for the check to report", (_, ring) => {
  const cells = cellsOf({ a: ring });

  expect(repairCells(cells)).toEqual({ cells, repairs: [] });
});

test("whatever the ring, the area and the errors stay, and no notice is left", () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
  fc.assert(
    fc.property(fc.array(corner, { minLength: 1, maxLength: 8 }), fc.boolean(), (corners, isOpen) => {
      const ring = ringOf(...corners);
      const cells = cellsOf({ a: isOpen ? ring.slice(0, -1) : ring });
      const serious = (of: typeof cells) => checkCells(of).filter(({ severity }) => severity !== "notice").map(({ id }) => id);

      const { cells: repaired } = repairCells(cells);

      expect(serious(repaired)).toEqual(serious(cells));
      const closed: Polygon = { type: "Polygon", coordinates: [ring] };
      expect(flatArea(repaired.features[0]!.geometry)).toBeCloseTo(isOpen && ring.length < 4 ? 0 : flatArea(closed), 9);
      expect(checkCells(repaired).filter(({ severity, kind }) => severity === "notice" && kind !== "unclosed_ring")).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
