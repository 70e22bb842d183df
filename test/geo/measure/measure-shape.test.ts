import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalAreaPlane } from "../../../geo/bins/equal-area.ts";
import { geodesicMetres } from "../../../geo/measure/geodesic-metres.ts";
import { measureArea, measureLine } from "../../../geo/measure/measure-shape.ts";
import type { Position } from "../../../geo/types.ts";

const lng = fc.double({ min: 73, max: 135, noNaN: true });
const lat = fc.double({ min: -60, max: 60, noNaN: true });
const position = fc.tuple(lng, lat);

describe("geodesicMetres", () => {
  // Vincenty 1975, table II, on WGS 84: degrees of the equator and of the meridian are known from the ellipsoid alone.
  test.each([
    ["a degree of the equator", [0, 0], [1, 0], 111_319.490_793],
    ["a quarter of the meridian", [0, 0], [0, 90], 10_001_965.729_3],
    ["Flinders Peak to Buninyong (GDA technical manual, GRS 80)", [144.424_867_888_889, -37.951_033_416_667], [143.926_495_527_778, -37.652_821_138_889], 54_972.271],
  ] as const)("%s", (_what, from, to, metres) => {
    expect(Math.abs(geodesicMetres(from, to) - metres)).toBeLessThan(0.001);
  });

  test("is the same there and back, and never longer than by way of a third place", () => {
    fc.assert(fc.property(position, position, position, (a, b, c) => {
      expect(Math.abs(geodesicMetres(a, b) - geodesicMetres(b, a))).toBeLessThan(1e-3);
      expect(geodesicMetres(a, b)).toBeLessThanOrEqual(geodesicMetres(a, c) + geodesicMetres(c, b) + 1e-3);
    }));
  });

  test("opposite sides of the Earth have an answer", () => {
    expect(geodesicMetres([0, 0], [179.9, 0.1]) / 20_003_931).toBeCloseTo(1, 2);
  });
});

describe("measureArea", () => {
  test("is that of the equal-area plane for star-shaped outlines of any size a city has", () => {
    const outline = fc.tuple(lng, lat, fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }), fc.double({ min: 1e-4, max: 0.05, noNaN: true }));
    fc.assert(fc.property(outline, ([x, y, radii, size]) => {
      const ring = radii.map((radius, at): Position => {
        const angle = (2 * Math.PI * at) / radii.length;
        return [x + size * radius * Math.cos(angle), y + size * radius * Math.sin(angle)];
      });
      const plane = equalAreaPlane([x, y]);
      const flat = ring.map(([a, b]) => [plane.east(a), plane.north(b)] as const);
      const twice = flat.reduce((sum, [a, b], at) => {
        const [c, d] = flat[(at + 1) % flat.length]!;
        return sum + (a * d - c * b);
      }, 0);
      expect(measureArea(ring).areaSquareMetres / (Math.abs(twice) / 2)).toBeCloseTo(1, 3);
    }));
  });

  test("a belt around a fifth of the ellipsoid, cut finely along its parallels, is what the formula of the zone says", () => {
    const steps = Array.from({ length: 721 }, (_, at) => at / 10);
    const ring: Position[] = [...steps.map((x): Position => [x, 20]), ...steps.toReversed().map((x): Position => [x, 40])];
    const plane = equalAreaPlane([36, 0]);
    expect(measureArea(ring).areaSquareMetres / ((plane.north(40) - plane.north(20)) * 2 * plane.east(72))).toBeCloseTo(1, 5);
  });

  test("turning or reversing the ring changes nothing", () => {
    const ring: Position[] = [[112, 32], [112.01, 32], [112.01, 32.02], [112.003, 32.01]];
    const area = measureArea(ring).areaSquareMetres;
    expect(measureArea([...ring.slice(2), ...ring.slice(0, 2)]).areaSquareMetres).toBeCloseTo(area, 3);
    expect(measureArea(ring.toReversed()).areaSquareMetres).toBeCloseTo(area, 3);
  });

  test("an outline that crosses itself is told", () => {
    expect(measureArea([[0, 0], [1, 1], [1, 0], [0, 1]]).crossesItself).toBe(true);
    expect(measureArea([[0, 0], [1, 0], [1, 1], [0, 1]]).crossesItself).toBe(false);
  });
});

test("a line is the sum of its legs", () => {
  const { lengthMetres, legsMetres } = measureLine([[112, 32], [112.01, 32], [112.01, 32.02]]);
  expect(legsMetres).toHaveLength(2);
  expect(lengthMetres).toBe(legsMetres[0]! + legsMetres[1]!);
  expect(measureLine([[112, 32]]).lengthMetres).toBe(0);
});
