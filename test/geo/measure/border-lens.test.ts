import fc from "fast-check";
import { expect, test } from "vitest";
import { borderLens, type LensPlace } from "../../../geo/measure/border-lens.ts";
import { geodesicMetres } from "../../support/geodesic-metres.ts";

const square = (west: number, south: number, size: number) => ({ type: "Polygon" as const, coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] });
const areaOf = (ring: readonly LensPlace[]) => Math.abs(ring.reduce((sum, [x, y], at) => {
  const [u, v] = ring[(at + 1) % ring.length]!;
  return sum + x * v - u * y;
}, 0)) / 2;

test("the nearest place of the other cell is as far as the geodesic says, wherever the point lies beside it", () => {
  const offset = fc.double({ min: 1e-6, max: 1e-3, noNaN: true });
  fc.assert(fc.property(fc.double({ min: -60, max: 60, noNaN: true }), offset, offset, (lat, west, south) => {
    const point = [112 - west, lat - south] as const;
    const lens = borderLens({ point, owner: null, other: square(112, lat, 0.01), widthMetres: 60, heightMetres: 40 });
    expect(Math.abs(lens.distanceMetres - geodesicMetres(point, [112, lat]))).toBeLessThan(0.001 * lens.distanceMetres + 1e-4);
  }));
});

test("what is drawn stays in the window, which holds point and nearest place", () => {
  const lens = borderLens({ point: [112.0001, 32.005], owner: square(112, 32, 0.01), other: square(111.99, 32, 0.01), widthMetres: 50, heightMetres: 30 });
  for (const [x, y] of [...lens.ownerRings, ...lens.otherRings].flat()) {
    expect(Math.abs(x - lens.centre[0])).toBeLessThanOrEqual(25 + 1e-9);
    expect(Math.abs(y - lens.centre[1])).toBeLessThanOrEqual(15 + 1e-9);
  }
  // Two cells side by side fill the window between them.
  expect(lens.ownerRings.concat(lens.otherRings).reduce((sum, ring) => sum + areaOf(ring), 0)).toBeCloseTo(1500, 3);
  expect(lens.distanceMetres).toBeCloseTo(geodesicMetres([112, 32.005], [112.0001, 32.005]), 3);
});

test("a hole is cut like any ring, and a point within the other cell is no way from it", () => {
  const holed = { type: "Polygon" as const, coordinates: [...square(112, 32, 0.01).coordinates, ...square(112.004, 32.004, 0.002).coordinates] };
  expect(borderLens({ point: [112.005, 32.005], owner: null, other: holed, widthMetres: 300, heightMetres: 300 }).otherRings).toHaveLength(2);
  expect(borderLens({ point: [112.001, 32.001], owner: null, other: holed, widthMetres: 30, heightMetres: 30 }).distanceMetres).toBe(0);
});
