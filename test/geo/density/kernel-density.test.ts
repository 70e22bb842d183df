import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BBox, kernelDensity, KERNEL_NAMES } from "../../../geo/index.ts";
import { localMetric } from "../../../geo/cells/local-metric.ts";
import { kernelOf } from "../../../geo/density/kernels.ts";
import { geodesicMetres } from "../../support/geodesic-metres.ts";
import { propertyRuns } from "../../support/property-runs.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const EXTENT: BBox = [117.3, 34.7, 117.5, 34.86];
const seed = fc.integer({ min: 0, max: 2 ** 31 });
const kernel = fc.constantFrom(...KERNEL_NAMES);

/** Incidents well inside the extent, so that all that they spread falls on the grid. */
function madeIncidents(seed: number, count: number) {
  const random = seededRandom(seed);
  return {
    lng: Float64Array.from({ length: count }, () => 117.37 + random.unit() * 0.06),
    lat: Float64Array.from({ length: count }, () => 34.76 + random.unit() * 0.04),
  };
}

// In planar units: points at (0,0), (3,4) and (6,8), seen from (0,0).
describe("worked examples", () => {
  const squaredDistances = [0, 25, 100];
  const densityOf = (name: (typeof KERNEL_NAMES)[number], bandwidth: number) =>
    squaredDistances.reduce((sum, squared) => sum + kernelOf(name, bandwidth).at(squared), 0);

  test("quartic of bandwidth 10; a point at that distance adds nothing", () => {
    expect(densityOf("quartic", 10)).toBeCloseTo(0.014920775914865188, 17);
    expect(kernelOf("quartic", 10).at(100)).toBe(0);
  });

  test("Gaussian with a deviation of 5", () => {
    expect(densityOf("gaussian", 5)).toBeCloseTo(0.011089063000951915, 17);
  });

  test("the Gaussian is cut at four deviations, and says how much that is", () => {
    expect(kernelOf("gaussian", 5).at(400)).toBe(0);
    expect(kernelOf("gaussian", 5).at(399.9)).toBeGreaterThan(0);
    expect(kernelOf("gaussian", 5).cutShare).toBeCloseTo(0.000335462627902512, 15);
  });
});

test("the slope of a kernel is nowhere steeper than stated", () => {
  fc.assert(
    fc.property(kernel, fc.double({ min: 1, max: 5000, noNaN: true }), (name, bandwidth) => {
      const { at, peak, reachMetres, steepestSharePerMetre } = kernelOf(name, bandwidth);
      const step = reachMetres / 4000;
      const slopes = Array.from({ length: 3999 }, (_, i) => (at((i * step) ** 2) - at(((i + 1) * step) ** 2)) / step / peak);

      expect(Math.max(...slopes)).toBeLessThanOrEqual(steepestSharePerMetre * (1 + 1e-9));
      expect(Math.max(...slopes)).toBeGreaterThan(steepestSharePerMetre * 0.999);
    }),
    { numRuns: propertyRuns(20) },
  );
});

test("a value is the sum of all kernels at the middle of its cell", () => {
  fc.assert(
    fc.property(seed, kernel, fc.constantFrom(300, 1000, 2500), (seed, name, bandwidthMetres) => {
      const random = seededRandom(seed);
      const { lng, lat } = madeIncidents(seed, 30);
      const found = kernelDensity({ lng, lat, kernel: name, bandwidthMetres, extent: [117.36, 34.75, 117.44, 34.81], columns: 37 })!;
      const [column, row] = [random.below(found.columns), random.below(found.rows)];
      const x = found.bbox[0] + ((column + 0.5) * (found.bbox[2] - found.bbox[0])) / found.columns;
      const height = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360));
      const middle = height(found.bbox[3]) + ((height(found.bbox[1]) - height(found.bbox[3])) * (row + 0.5)) / found.rows;
      const y = ((2 * Math.atan(Math.exp(middle)) - Math.PI / 2) * 180) / Math.PI;
      const { at, peak } = kernelOf(name, bandwidthMetres);
      const expected = [...lng.keys()].reduce((sum, i) => sum + at(geodesicMetres([lng[i]!, lat[i]!], [x, y]) ** 2) * 1e6, 0);

      // Distances here are geodesics, there in the local plane: a thousandth apart.
      expect(Math.abs(found.perSquareKilometre[row * found.columns + column]! - expected)).toBeLessThan(30 * peak * 1e6 * 0.003);
    }),
    { numRuns: propertyRuns(100) },
  );
});

test("the surface holds as many incidents as there are, less what is cut", () => {
  fc.assert(
    fc.property(seed, kernel, fc.nat(200), (seed, name, count) => {
      const found = kernelDensity({ ...madeIncidents(seed, count), kernel: name, bandwidthMetres: 800, extent: EXTENT, columns: 160 })!;
      const height = (lat: number) => Math.asinh(Math.tan((lat * Math.PI) / 180));
      const step = (found.bbox[2] - found.bbox[0]) / found.columns;
      const squareKilometres = (row: number) => {
        const lat = (Math.atan(Math.sinh(height(found.bbox[3]) - ((row + 0.5) * step * Math.PI) / 180)) * 180) / Math.PI;
        const { lngMetres, latMetres } = localMetric(lat);
        return (step * lngMetres * step * Math.cos((lat * Math.PI) / 180) * latMetres) / 1e6;
      };

      const total = found.perSquareKilometre.reduce((sum, value, at) => sum + value * squareKilometres(Math.floor(at / found.columns)), 0);

      expect(found.n).toBe(count);
      expect(Math.abs(total - count * (1 - found.cutShare))).toBeLessThanOrEqual(count * 0.002);
    }),
    { numRuns: propertyRuns(25) },
  );
});

test("merging changes a value by no more than it says", () => {
  fc.assert(
    fc.property(seed, kernel, fc.constantFrom(5, 40, 200), (seed, name, mergeMetres) => {
      const question = { ...madeIncidents(seed, 60), kernel: name, bandwidthMetres: 700, extent: EXTENT, columns: 60 };
      const exact = kernelDensity(question)!;

      const merged = kernelDensity({ ...question, mergeMetres })!;

      const most = 60 * kernelOf(name, 700).peak * 1e6 * merged.mergeErrorShare;
      expect(exact.mergeErrorShare).toBe(0);
      expect(merged.perSquareKilometre.every((value, at) => Math.abs(value - exact.perSquareKilometre[at]!) <= most * 1.001)).toBe(true);
    }),
    { numRuns: propertyRuns(60) },
  );
});

describe("rows", () => {
  const lng = Float64Array.of(117.4, NaN, 117.4, 117.41);
  const lat = Float64Array.of(34.78, NaN, 34.78, 34.79);
  const question = { lng, lat, kernel: "quartic" as const, bandwidthMetres: 900, extent: EXTENT, columns: 80 };

  test("equal positions weigh as often as they occur", () => {
    const one = kernelDensity({ ...question, rows: Uint32Array.of(0) })!;
    const both = kernelDensity({ ...question, rows: Uint32Array.of(0, 2) })!;

    expect(both.perSquareKilometre).toEqual(one.perSquareKilometre.map((value) => value * 2));
  });

  test("rows without position are counted apart", () => {
    const found = kernelDensity(question)!;

    expect([found.n, found.withoutPosition]).toEqual([3, 1]);
  });
});

test("an incident outside the extent counts as far as it reaches in", () => {
  const found = kernelDensity({
    lng: Float64Array.of(117.299), lat: Float64Array.of(34.78), kernel: "quartic", bandwidthMetres: 1000, extent: EXTENT, columns: 200,
  })!;

  expect(found.largest).toBeGreaterThan(0);
});

test("the work stops when it is told to, and otherwise ends at 1", () => {
  const question = { ...madeIncidents(1, 2000), kernel: "quartic" as const, bandwidthMetres: 5000, extent: EXTENT, columns: 200 };
  const shares: number[] = [];

  expect(kernelDensity({ ...question, progress: (share) => share < 0.3 })).toBeUndefined();
  expect(kernelDensity({ ...question, progress: (share) => void shares.push(share) })).toBeDefined();
  expect(shares.length).toBeGreaterThan(5);
  expect([...shares].sort((one, other) => one - other)).toEqual(shares);
  expect(shares.at(-1)).toBe(1);
});

test.each([
  ["a bandwidth of nothing", { bandwidthMetres: 0 }, /bandwidth/],
  ["an extent that is turned round", { extent: [118, 34, 117, 35] as BBox }, /west < east/],
  ["an extent at the pole", { extent: [117, 80, 118, 90] as BBox }, /85/],
  ["a fraction of a column", { columns: 0.5 }, /whole number/],
  ["more cells than memory is kept for", { columns: 100_000 }, /at most/],
])("%s is refused", (_, wrong, message) => {
  const question = { ...madeIncidents(1, 3), kernel: "quartic" as const, bandwidthMetres: 500, extent: EXTENT, columns: 10 };

  expect(() => kernelDensity({ ...question, ...wrong })).toThrow(message);
});
