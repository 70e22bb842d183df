import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BIN_SHAPES, createBinGrid, type Position } from "../../../geo/index.ts";
import { equalAreaPlane } from "../../../geo/bins/equal-area.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const shape = fc.constantFrom(...BIN_SHAPES);
const size = fc.constantFrom(1, 50, 333.3, 1000, 25_000);
const middle = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -70, max: 70, noNaN: true }));
const nearBy = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));

const wrapped = (lng: number) => (lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng);

/** Even-odd on the plane, where sides of bins are straight; `slack` metres of doubt count as inside. */
function holds(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number], slack: number): boolean {
  return ring.slice(1).every(([bx, by], i) => {
    const [ax, ay] = ring[i]!;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -slack * Math.hypot(bx - ax, by - ay);
  });
}

test("a position's bin is the one whose ring holds it and whose centre is nearest", () => {
  fc.assert(
    fc.property(shape, size, middle, nearBy, (shape, size, middle, [dx, dy]) => {
      const grid = createBinGrid(shape, size, middle);
      const plane = equalAreaPlane(middle);
      const onPlane = ([lng, lat]: Position): [number, number] => [plane.east(lng), plane.north(lat)];
      const position: Position = [wrapped(middle[0] + dx), middle[1] + dy];
      // Positions are doubles: a few nanometres here, which the plane's scale may stretch.
      const slack = 1e-6;

      const bin = grid.binAt(...position);

      expect(holds(grid.ring(bin).map(onPlane), onPlane(position), slack)).toBe(true);
      const distance = (other: number) => Math.hypot(...onPlane(grid.centre(other)).map((at, axis) => at - onPlane(position)[axis]!));
      expect(distance(bin)).toBeLessThanOrEqual(Math.min(...grid.neighbours(bin).map(distance)) + slack);
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("a bin is found by its own centre, and its neighbours have it as theirs", () => {
  fc.assert(
    fc.property(shape, size, middle, nearBy, (shape, size, middle, [dx, dy]) => {
      const grid = createBinGrid(shape, size, middle);
      const bin = grid.binAt(wrapped(middle[0] + dx), middle[1] + dy);
      const around = grid.neighbours(bin);

      expect(grid.binAt(...grid.centre(bin))).toBe(bin);
      expect(new Set(around).size).toBe(shape === "hexagon" ? 6 : 8);
      expect(around.every((other) => grid.neighbours(other).includes(bin))).toBe(true);
    }),
    { numRuns: propertyRuns(300) },
  );
});

test("every row with a position is counted in one bin, in whatever order", () => {
  fc.assert(
    fc.property(shape, fc.integer({ min: 0, max: 2 ** 31 }), fc.nat(3000), (shape, seed, count) => {
      const random = seededRandom(seed);
      const grid = createBinGrid(shape, 700, [117.5, 34.8]);
      const lng = Float64Array.from({ length: count }, () => (random.chance(0.05) ? NaN : 117 + random.unit()));
      const lat = lng.map((each) => (Number.isNaN(each) ? NaN : 34.3 + random.unit()));
      const rows = Uint32Array.from(random.shuffle([...lng.keys()]).slice(0, count >> 1));
      const expected = new Map<number, number>();
      for (const row of rows) if (!Number.isNaN(lng[row])) {
        const bin = grid.binAt(lng[row]!, lat[row]!);
        expected.set(bin, (expected.get(bin) ?? 0) + 1);
      }

      const found = grid.assign(lng, lat, rows);

      expect(new Map([...found.bins].map((bin, at) => [bin, found.counts[at]]))).toEqual(expected);
      expect([...found.binOfRow].map((place) => found.bins[place] ?? NaN)).toEqual([...rows].map((row) => grid.binAt(lng[row]!, lat[row]!)));
      expect(found.counts.reduce((sum, each) => sum + each, found.withoutPosition)).toBe(rows.length);
    }),
    { numRuns: propertyRuns(60) },
  );
});

describe("areas are true", () => {
  /** Area between two parallels over one degree of longitude, from the ellipsoid's own element of area, by Simpson's rule. */
  function bandSquareMetres(south: number, north: number): number {
    const [a, e2, radians, steps] = [6_378_137, 0.006_694_379_990_141_316, Math.PI / 180, 2000];
    const element = (lat: number) => (a * a * (1 - e2) * Math.cos(lat * radians)) / (1 - e2 * Math.sin(lat * radians) ** 2) ** 2;
    const h = (north - south) / steps;
    let sum = element(south) + element(north);
    for (let i = 1; i < steps; i++) sum += element(south + i * h) * (i % 2 ? 4 : 2);
    return ((sum * h) / 3) * radians * radians;
  }

  test.each([[0, 1], [34, 35], [-60, -20], [69, 71]])("between latitudes %d and %d", (south, north) => {
    const plane = equalAreaPlane([117, 34.5]);

    const area = (plane.east(118) - plane.east(117)) * (plane.north(north) - plane.north(south));

    expect(Math.abs(area / bandSquareMetres(south, north) - 1)).toBeLessThan(1e-9);
  });

  test.each(BIN_SHAPES)("a %s has the area that its grid states", (shape) => {
    const grid = createBinGrid(shape, 1000, [117.5, 34.8]);
    const plane = equalAreaPlane([117.5, 34.8]);
    const ring = grid.ring(grid.binAt(117.9, 35.1)).map(([lng, lat]) => [plane.east(lng), plane.north(lat)] as const);

    const doubled = ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] - ring[0]![0]) * (y - ring[0]![1]) - (x - ring[0]![0]) * (ring[i]![1] - ring[0]![1]), 0);

    expect(doubled / 2).toBeCloseTo(grid.areaSquareMetres, 1);
  });
});

test("there and back over the plane", () => {
  fc.assert(
    fc.property(fc.double({ min: -179, max: 179, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }), middle, (lng, lat, middle) => {
      const plane = equalAreaPlane(middle);

      const [backLng, backLat] = plane.toPosition(plane.east(lng), plane.north(lat));

      expect(backLng).toBeCloseTo(lng, 10);
      expect(backLat).toBeCloseTo(lat, 10);
    }),
    { numRuns: propertyRuns(300) },
  );
});

test.each([
  ["a size of nothing", 0, [117, 34]],
  ["a size that is no number", NaN, [117, 34]],
  ["a middle at the pole", 500, [117, 88]],
] as const)("%s is refused", (_, size, middle) => {
  expect(() => createBinGrid("hexagon", size, [middle[0], middle[1]])).toThrow(/expected/);
});
