import fc from "fast-check";
import { expect, test } from "vitest";
import { type BoxedLine, nearestOnLines, type Position } from "../../../geo/index.ts";
import { geodesicMetres } from "../../support/geodesic-metres.ts";
import { propertyRuns } from "../../support/property-runs.ts";

const boxed = (positions: readonly Position[]): BoxedLine => {
  const [lngs, lats] = [positions.map(([lng]) => lng), positions.map(([, lat]) => lat)];
  return { positions, box: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] };
};
const position = (centre: Position, spread: number) => fc.tuple(fc.double({ min: -spread, max: spread, noNaN: true }), fc.double({ min: -spread, max: spread, noNaN: true }))
  .map(([dx, dy]): Position => [centre[0] + dx, centre[1] + dy]);

/** Every edge cut into so many steps: as slow as it is plain. */
const STEPS = 400;
function plainNearest(lines: readonly BoxedLine[], from: Position): { metres: number; longestStepMetres: number } {
  let [metres, longestStepMetres] = [Infinity, 0];
  for (const { positions } of lines) {
    positions.slice(1).forEach((end, i) => {
      const start = positions[i]!;
      for (let step = 0; step <= STEPS; step++) {
        const t = step / STEPS;
        metres = Math.min(metres, geodesicMetres(from, [start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t]));
      }
      longestStepMetres = Math.max(longestStepMetres, geodesicMetres(start, end) / STEPS);
    });
  }
  return { metres, longestStepMetres };
}

test.each([[112.5, 32.6], [87.6, 43.8], [12, 69.6]] as Position[])("around %s, %s no place on any line is nearer than the one found", (...centre) => {
  const line = fc.array(position(centre, 0.05), { minLength: 2, maxLength: 5 }).map(boxed);
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), position(centre, 0.06), (lines, from) => {
    const found = nearestOnLines(lines, from, 50_000)!;
    const plain = plainNearest(lines, from);

    expect(found.distanceMetres).toBeCloseTo(geodesicMetres(from, found.position), 3);
    expect(found.distanceMetres).toBeLessThan(plain.metres + 0.002);
    expect(found.distanceMetres).toBeGreaterThanOrEqual(plain.metres - plain.longestStepMetres);
  }), { numRuns: propertyRuns(25), seed: 3 });
});

test("a place beyond the limit is none; one exactly on the line is at no distance", () => {
  const lines = [boxed([[112, 32], [112.01, 32.01]])];

  expect(nearestOnLines(lines, [112.1, 32.1], 1000)).toBeUndefined();
  expect(nearestOnLines(lines, [112, 32], 0.001)).toMatchObject({ line: 0, distanceMetres: 0 });
  expect(nearestOnLines([], [112, 32], 1000)).toBeUndefined();
});

test("which of several lines is nearest is told by its place", () => {
  const lines = [boxed([[112, 32], [112, 32.1]]), boxed([[112.02, 32], [112.02, 32.1]])];

  expect(nearestOnLines(lines, [112.019, 32.05], 5000)?.line).toBe(1);
  expect(nearestOnLines(lines, [112.001, 32.05], 5000)?.line).toBe(0);
});
