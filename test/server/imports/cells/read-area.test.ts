import type { Geometry } from "geojson";
import { expect, test } from "vitest";
import { readArea } from "../../../../server/imports/cells/read-area.ts";

const square = [[117, 34], [117.1, 34], [117.1, 34.1], [117, 34]];
const claimed = (geometry: unknown) => geometry as Geometry;

test("heights are left out and the rest is kept bit for bit", () => {
  const area = readArea({ type: "Polygon", coordinates: [[[117.123456789012, 34, 12], [118, 34, 1], [118, 35, 2], [117.123456789012, 34, 12]]] }, "wgs84");

  expect(area).toEqual({ type: "Polygon", coordinates: [[[117.123456789012, 34], [118, 34], [118, 35], [117.123456789012, 34]]] });
});

test("positions stated in GCJ-02 are moved, the same for both cells of a border", () => {
  const west = readArea({ type: "Polygon", coordinates: [square] }, "gcj02");
  const east = readArea({ type: "MultiPolygon", coordinates: [[[...square].reverse()]] }, "gcj02");

  expect(west).not.toEqual({ type: "Polygon", coordinates: [square] });
  expect(east).toEqual({ type: "MultiPolygon", coordinates: [["coordinates" in west ? [...(west.coordinates[0] as number[][])].reverse() : []]] });
});

test.each([
  ["no geometry", null, "missing"],
  ["a line", { type: "LineString", coordinates: square }, "wrong_geometry"],
  ["a collection", { type: "GeometryCollection", geometries: [] }, "wrong_geometry"],
  ["no rings", { type: "Polygon", coordinates: [] }, "bad_geometry"],
  ["no lists", { type: "Polygon", coordinates: 5 }, "bad_geometry"],
  ["a ring that is no list", { type: "Polygon", coordinates: [7] }, "bad_geometry"],
  ["feet instead of degrees", { type: "Polygon", coordinates: [[[987654, 201234], [987655, 201234], [987654, 201235]]] }, "out_of_range"],
  ["text instead of numbers", { type: "Polygon", coordinates: [[["117", "34"]]] }, "out_of_range"],
  ["a null vertex", { type: "MultiPolygon", coordinates: [[[[117, 34], null]]] }, "out_of_range"],
])("%s is refused", (_, geometry, reason) => {
  expect(readArea(claimed(geometry), "wgs84")).toMatchObject({ reason });
});

test("the refusal counts parts, rings and vertices from one", () => {
  expect(readArea(claimed({ type: "MultiPolygon", coordinates: [[square], [square, [[117, 34], [200, 34]]]] }), "wgs84"))
    .toMatchObject({ message: expect.stringContaining("Part 2, ring 2, vertex 2") as string });
});
