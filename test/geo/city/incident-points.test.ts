import { orient2d } from "robust-predicates";
import { expect, test } from "vitest";
import { generateCity, generateIncidentPoints } from "../../../geo/index.ts";
import { ringsOf, undirected } from "./city-borders.ts";

const { leaves } = generateCity({ counties: 2, towns: 4, villages: 30, verticesTarget: 1_500, radiusKm: 8 });
const COUNT = 4_000;
const points = generateIncidentPoints(leaves, { seed: 4, count: COUNT });
const segments = undirected(ringsOf(leaves));
const ULP = 2 ** -46;

/** A bound on how far from the segment a point can be when each of its numbers is a few ulps off. */
function isOnBorder(lng: number, lat: number): boolean {
  return segments.some(([[ax = 0, ay = 0], [bx = 0, by = 0]]) => {
    const inBox =
      lng >= Math.min(ax, bx) - ULP && lng <= Math.max(ax, bx) + ULP && lat >= Math.min(ay, by) - ULP && lat <= Math.max(ay, by) + ULP;
    if (!inBox) return false;
    return Math.abs(orient2d(ax, ay, bx, by, lng, lat)) <= 4 * ULP * (Math.abs(bx - ax) + Math.abs(by - ay));
  });
}

test("seven points in a hundred are on a border or one ulp from it", () => {
  let onBorder = 0;
  for (let at = 0; at < COUNT; at++) if (isOnBorder(points[2 * at] ?? 0, points[2 * at + 1] ?? 0)) onBorder++;

  expect(onBorder / COUNT).toBeGreaterThan(0.06);
  expect(onBorder / COUNT).toBeLessThan(0.08);
});

test("some of them are vertices exactly", () => {
  const vertices = new Set(ringsOf(leaves).flat().map(String));
  let exact = 0;
  for (let at = 0; at < COUNT; at++) if (vertices.has(`${points[2 * at]},${points[2 * at + 1]}`)) exact++;

  expect(exact).toBeGreaterThan(COUNT * 0.07 * 0.15);
});

test("the same seed gives the same points, another seed others", () => {
  expect(generateIncidentPoints(leaves, { seed: 4, count: COUNT })).toEqual(points);
  expect(generateIncidentPoints(leaves, { seed: 5, count: COUNT })).not.toEqual(points);
});
