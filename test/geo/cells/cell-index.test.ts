import { expect, test } from "vitest";
import { buildCellIndex } from "../../../geo/index.ts";
import type { CellCollection } from "../../../geo/index.ts";

type Spec = { code: string; level?: number; rings: [number, number][][] };

function collection(...cells: Spec[]): CellCollection {
  return {
    type: "FeatureCollection",
    features: cells.map(({ code, level, rings }) => ({
      type: "Feature",
      properties: level === undefined ? { code } : { code, level },
      geometry: { type: "Polygon", coordinates: rings },
    })),
  };
}

const west: Spec = { code: "A01", rings: [[[104, 30], [104.01, 30], [104.01, 30.01], [104, 30.01]]] };
const east: Spec = { code: "A02", rings: [[[104.01, 30], [104.02, 30], [104.02, 30.01], [104.01, 30.01]]] };

test.each([
  ["west first", collection(west, east), 0],
  ["east first", collection(east, west), 1],
])("a point on the meridian between two cells belongs to the smaller code, %s", (_, cells, owner) => {
  expect(buildCellIndex(cells).locate(104.01, 30.005)).toBe(owner);
});

test("a deeper level owns the point even with a larger code", () => {
  const index = buildCellIndex(collection({ ...west, level: 1 }, { ...west, code: "Z", level: 4 }));

  expect(index.locate(104.005, 30.005)).toBe(1);
});

test.each([[NaN, 30], [104, Infinity], [-Infinity, 30], [204, 30], [104, 91]])(
  "nothing owns %d, %d", (lng, lat) => {
    expect(buildCellIndex(collection(west, east)).locate(lng, lat)).toBe(-1);
  },
);

test("a batch gives what single questions give", () => {
  const owners = buildCellIndex(collection(west, east)).locateMany(
    Float64Array.of(104.005, 30.005, 104.015, 30.005, 104.03, 30.005, 104.01, 30.01),
  );

  expect([...owners]).toEqual([0, 1, -1, 0]);
});

test.each([[[104, "30"]], [[NaN, 30]], [[181, 0]], [[0, -90.1]], [null], [[104]]])(
  "an unusable position %j is refused by cell, ring and vertex", (position) => {
    const broken = collection({ ...east, rings: [...east.rings, [[1, 1], position as [number, number], [2, 2]]] });

    expect(() => buildCellIndex(broken)).toThrow(/Cell A02, ring 1, vertex 1/);
  },
);

test("the nearest other cell is the neighbour across the border, in metres", () => {
  const other = buildCellIndex(collection(west, east)).nearestOther(104.009, 30.005, 200);

  expect(other?.ordinal).toBe(1);
  expect(other?.distanceMetres).toBeCloseTo(96.5, 0);
});

test("a cell above the owner is not its neighbour", () => {
  const index = buildCellIndex(collection({ ...west, code: "TOWN", level: 1 }, { ...west, level: 2 }));

  expect(index.nearestOther(104.005, 30.005, 10_000)).toBeUndefined();
});

test("outside every cell the nearest one within reach is named", () => {
  const index = buildCellIndex(collection(west, east));

  expect(index.nearest(104.0201, 30.005, 200)?.ordinal).toBe(1);
  expect(index.nearest(104.0201, 30.005, 5)).toBeUndefined();
  expect(index.nearestOther(104.0201, 30.005, 200)?.ordinal).toBe(1);
});
