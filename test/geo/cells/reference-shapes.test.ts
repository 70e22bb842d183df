import type { MultiPolygon } from "geojson";
import { describe, expect, test } from "vitest";
import { buildCellIndex, sideOfCell } from "../../../geo/index.ts";
import type { CellCollection, Position, Ring } from "../../../geo/index.ts";

// TV-10: published relations of points and areas, from the JTS test suite. Units are planar there;
// here they are quarters of a degree, which doubles hold exactly, so that no relation changes.
const SCALE = 0.25;
const rings = (...texts: string[]): Ring[] =>
  texts.map((text) => text.split(", ").map((pair) => pair.split(" ").map((number) => Number(number) * SCALE) as unknown as Position));

const square = rings("60 120, 60 40, 160 40, 160 120");
const concave = rings("20 160, 80 160, 110 100, 140 160, 200 160, 200 20, 20 20");
const holed = rings("190 190, 360 20, 20 20", "280 50, 100 50, 190 140");

function indexOf(shape: readonly Ring[]) {
  const cells: CellCollection = {
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: { code: "1" }, geometry: { type: "Polygon", coordinates: shape.map((ring) => ring.map((p) => [...p])) } }],
  };
  return buildCellIndex(cells);
}

describe.each([
  ["square", square, [20, 20], "outside"],
  ["square", square, [60, 120], "border"],
  ["square", square, [110, 120], "border"],
  ["square", square, [160, 120], "border"],
  ["square", square, [100, 80], "inside"],
  ["concave", concave, [110, 130], "outside"],
  ["triangle with a hole", holed, [190, 90], "outside"],
  ["triangle with a hole", holed, [130, 130], "border"],
  ["triangle with a hole", holed, [190, 190], "border"],
  ["triangle with a hole", holed, [360, 20], "border"],
  ["triangle with a hole", holed, [280, 50], "border"],
  ["triangle with a hole", holed, [150, 100], "border"],
  ["triangle with a hole", holed, [100, 50], "border"],
  ["triangle with a hole", holed, [140, 120], "inside"],
] as const)("%s", (_, shape, [x, y], side) => {
  const point: Position = [x * SCALE, y * SCALE];

  test(`${x} ${y} is ${side}`, () => {
    expect(sideOfCell(shape, point)).toBe(side);
    expect(indexOf(shape).locate(...point)).toBe(side === "outside" ? -1 : 0);
  });
});

test("two holes that touch in one vertex leave that vertex on the border", () => {
  const shape = rings("0 0, 400 0, 400 200, 0 200", "100 50, 190 50, 150 100", "190 50, 280 50, 240 100");

  expect(sideOfCell(shape, [47.5, 12.5])).toBe("border");
  expect(indexOf(shape).locate(47.5, 12.5)).toBe(0);
});

test("parts of a multipolygon are one cell, and its enclave another", () => {
  const box = (x: number, y: number, size: number) => [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]];
  const parts: MultiPolygon = { type: "MultiPolygon", coordinates: [[...box(0, 0, 3), ...box(1, 1, 1)], box(5, 0, 1)] };
  const index = buildCellIndex({
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: { code: "B" }, geometry: parts },
      { type: "Feature", properties: { code: "C" }, geometry: { type: "Polygon", coordinates: box(1, 1, 1) } },
    ],
  });

  expect([index.locate(0.5, 0.5), index.locate(5.5, 0.5), index.locate(1.5, 1.5), index.locate(1, 1.5), index.locate(4, 0.5)]).toEqual([0, 0, 1, 0, -1]);
});
