import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyseHotspots, benjaminiHochberg, giStar } from "../../../geo/index.ts";
import { latticeNeighbours, neighboursFrom } from "../../support/neighbour-lists.ts";
import { noSharedData, sharedData } from "../../support/shared-data.ts";

function expectEach(actual: Iterable<number>, expected: readonly number[], digits: number): void {
  [...actual].forEach((value, at) => expect(value, `number ${at}`).toBeCloseTo(expected[at]!, digits));
}

// PySAL esda at 11450be, esda/tests/test_getisord.py: six points, distance band 15; all six by spdep.
test("six points of PySAL's own test", () => {
  const neighbours = neighboursFrom([[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]]);

  const { z } = giStar(Float64Array.of(2, 3, 3.2, 5, 8, 7), neighbours);

  expectEach(z, [-1.397276262, -0.2891776156, 0.6506496352, -0.2891776156, 1.2345208835, 2.0242433094], 9);
});

// Computed with R spdep on a lattice of 5 by 5 squares, queen, binary weights, self included.
describe("a hotspot in the middle of a lattice", () => {
  const values = Float64Array.of(1, 2, 1, 0, 1, 2, 9, 8, 1, 0, 1, 8, 9, 2, 1, 0, 1, 2, 1, 0, 1, 0, 1, 0, 2);
  const neighbours = neighboursFrom(latticeNeighbours(5, 5));
  const found = analyseHotspots({ values, neighbours, correction: "fdr", alpha: 0.05 });

  test("scores", () => {
    expectEach(found.z, [
      1.0045418, 1.615192, 1.2934406, -0.3153164, -1.2444324,
      1.615192, 3.0861027, 2.9429625, 0.5095791, -1.2805705,
      1.2934406, 2.9429625, 3.0861027, 0.6527193, -1.2805705,
      -0.3153164, 0.5095791, 0.6527193, -0.2061219, -1.1196948,
      -1.2444324, -1.2805705, -1.2805705, -1.1196948, -1.057018,
    ], 6);
  });

  test("two-sided p-values, plain and adjusted", () => {
    expectEach([6, 12, 7, 11].map((cell) => found.p[cell]!), [0.00202799, 0.00202799, 0.00325088, 0.00325088], 8);
    expectEach([6, 12, 7, 11].map((cell) => found.pAdjusted[cell]!), [0.020318, 0.020318, 0.020318, 0.020318], 7);
  });

  test("four cells are significant with and without correction, at different confidence", () => {
    expect([found.significantRaw, found.significant]).toEqual([{ hot: 4, cold: 0 }, { hot: 4, cold: 0 }]);
    expect([found.countsRaw.hot99, found.countsRaw.hot95, found.counts.hot99, found.counts.hot95]).toEqual([4, 0, 0, 4]);
  });
});

// The example of Benjamini & Hochberg 1995, adjusted by R's p.adjust.
test("the example of Benjamini and Hochberg", () => {
  const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];

  const adjusted = benjaminiHochberg(Float64Array.from(p));

  expectEach(adjusted, [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571429, 0.0638571429, 0.0645, 0.0765, 0.486, 0.5811818182, 0.714875,
    0.7532307692, 0.8132142857, 1,
  ], 10);
  expect(adjusted.filter((each) => each <= 0.05)).toHaveLength(4);
});

test.skipIf(noSharedData)("crime in 49 areas of Columbus, against spdep (skipped without the shared data)", () => {
  const rows = (name: string) =>
    readFileSync(sharedData(`hotspot/columbus_crime_${name}.csv`), "utf8").trim().split("\n").slice(1).map((line) => line.split(",").map(Number));
  const reference = rows("spdep_reference");
  const lists: number[][] = reference.map(() => []);
  for (const [i = -1, j = -1] of rows("queen_neighbours")) lists[i]!.push(j);

  const { z } = giStar(Float64Array.from(reference, (row) => row[1]!), neighboursFrom(lists));

  expect(reference).toHaveLength(49);
  expectEach(z, reference.map((row) => row[4]!), 12);
});
