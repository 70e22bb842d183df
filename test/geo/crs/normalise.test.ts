import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromWgs84, GeoInputError, normalise, SOURCE_CRSS } from "../../../geo/index.ts";
import type { SourceCrs } from "../../../geo/index.ts";

/** Well inside the rectangle in which GCJ-02 shifts: at its rim positions have two originals or none. */
const inChina = fc.record({
  lng: fc.double({ min: 72.1, max: 137.8, noNaN: true }),
  lat: fc.double({ min: 0.9, max: 55.8, noNaN: true }),
});

// WGS 84, GCJ-02 and BD-09 of the same places, from the domain reference.
const VECTORS = [
  [116.404, 39.915, 116.410244, 39.916404, 116.416627, 39.9227],
  [117.27, 34.79, 117.275792, 34.789104, 117.282313, 34.794996],
  [109.03, 32.68, 109.034868, 32.67793, 109.041456, 32.683702],
  [100.45, 38.93, 100.451702, 38.93064, 100.458115, 38.93689],
] as const;

describe.each(VECTORS)("the place at %d, %d", (lng, lat, gcjX, gcjY, bdX, bdY) => {
  test("is given in GCJ-02 and BD-09 as published", () => {
    const gcj02 = fromWgs84([lng, lat], "gcj02");
    const bd09 = fromWgs84([lng, lat], "bd09");

    expect([gcj02.x, gcj02.y].map(sixDigits)).toEqual([gcjX, gcjY]);
    expect([bd09.x, bd09.y].map(sixDigits)).toEqual([bdX, bdY]);
  });

  test.each([
    ["gcj02", gcjX, gcjY],
    ["bd09", bdX, bdY],
  ] as const)("is found from its published %s position to the digits that are published", (crs, x, y) => {
    const [foundLng, foundLat] = normalise({ x, y, crs });

    expect(Math.abs(foundLng - lng)).toBeLessThan(1.5e-6);
    expect(Math.abs(foundLat - lat)).toBeLessThan(1.5e-6);
  });
});

test.each(SOURCE_CRSS)("to %s and back is the same place to 1e-9 degrees, a tenth of a millimetre", (crs) => {
  fc.assert(
    fc.property(inChina, ({ lng, lat }) => {
      const [backLng, backLat] = normalise(fromWgs84([lng, lat], crs));

      expect(Math.abs(backLng - lng)).toBeLessThan(1e-9);
      expect(Math.abs(backLat - lat)).toBeLessThan(1e-9);
    }),
    { numRuns: 2000 },
  );
});

test("from GCJ-02 and BD-09 and back to them is the same position", () => {
  fc.assert(
    fc.property(inChina, fc.constantFrom<SourceCrs>("gcj02", "bd09"), ({ lng, lat }, crs) => {
      const stated = fromWgs84([lng, lat], crs);

      const again = fromWgs84(normalise(stated), crs);

      expect(Math.hypot(again.x - stated.x, again.y - stated.y)).toBeLessThan(1e-9);
    }),
    { numRuns: 2000 },
  );
});

test("neighbours keep their distance to a part in a hundred, whatever the system", () => {
  fc.assert(
    fc.property(inChina, fc.constantFrom<SourceCrs>("gcj02", "bd09"), ({ lng, lat }, crs) => {
      const a = normalise({ x: lng, y: lat, crs });
      const b = normalise({ x: lng, y: lat + 1e-4, crs });

      expect(Math.abs(Math.hypot(b[0] - a[0], b[1] - a[1]) - 1e-4)).toBeLessThan(1e-6);
    }),
    { numRuns: 2000 },
  );
});

test.each(["wgs84", "cgcs2000"] as const)("%s positions are passed on as they are", (crs) => {
  expect(normalise({ x: 117.27, y: 34.79, crs })).toEqual([117.27, 34.79]);
});

test("a GCJ-02 position outside the shifted rectangle is not moved", () => {
  expect(normalise({ x: -87.63, y: 41.88, crs: "gcj02" })).toEqual([-87.63, 41.88]);
  expect(fromWgs84([-87.63, 41.88], "gcj02")).toEqual({ x: -87.63, y: 41.88, crs: "gcj02" });
});

test.each(SOURCE_CRSS)("every position of the globe stays on the globe in %s", (crs) => {
  const globe = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));
  fc.assert(
    fc.property(globe, ([x, y]) => {
      const [lng, lat] = normalise({ x, y, crs });

      expect(Math.abs(lng)).toBeLessThanOrEqual(180);
      expect(Math.abs(lat)).toBeLessThanOrEqual(90);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [Number.NaN, 30, "x (longitude) is NaN"],
  [112, Number.POSITIVE_INFINITY, "y (latitude) is Infinity"],
  [181, 30, "x (longitude) is 181"],
  [112, -90.0001, "y (latitude) is -90.0001"],
  ["112" as unknown as number, 30, "x (longitude) is 112, not a finite number"],
])("position %s, %s is refused, saying %s", (x, y, message) => {
  for (const crs of SOURCE_CRSS) {
    expect(() => normalise({ x, y, crs })).toThrow(GeoInputError);
    expect(() => normalise({ x, y, crs })).toThrow(message);
  }
});

test("a latitude given as x is refused, with the likely cause and no guess", () => {
  expect(() => normalise({ x: 34.79, y: 117.27, crs: "wgs84" })).toThrow("swapped");
});

test("an order that could be right is taken at its word", () => {
  expect(normalise({ x: 34.79, y: 17.27, crs: "wgs84" })).toEqual([34.79, 17.27]);
});

test("an unknown reference system is refused by name", () => {
  const crs = "EPSG:2437" as SourceCrs;

  expect(() => normalise({ x: 112, y: 32, crs })).toThrow('"EPSG:2437" is not known');
  expect(() => fromWgs84([112, 32], crs)).toThrow(GeoInputError);
});

function sixDigits(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
