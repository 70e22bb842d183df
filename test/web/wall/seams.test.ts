import fc from "fast-check";
import { expect, test } from "vitest";
import { sizesBetweenSeams } from "../../../web/wall/seams.ts";
import { propertyRuns } from "../../support/property-runs.ts";

const edgesOf = (sizes: readonly number[], start: number, gap: number) => sizes.map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size, start + gap * at));

test("without edges of screens sizes follow the weights", () => {
  expect(sizesBetweenSeams([1, 1, 2], { start: 10, length: 420, gap: 10, seams: [5, 900] })).toEqual([100, 100, 200]);
});

test("an edge falls into the middle of a gap, where sizes change least", () => {
  const sizes = sizesBetweenSeams([1, 1, 1], { start: 0, length: 320, gap: 10, seams: [120] });

  expect(sizes).toEqual([115, 92.5, 92.5]);
});

test("six figures on four screens: each of three edges is between two of them", () => {
  const sizes = sizesBetweenSeams([1, 1, 1.34, 1, 1, 1.06], { start: 28, length: 3784, gap: 2, seams: [960, 1920, 2880] });
  const ends = edgesOf(sizes, 28, 2);

  for (const seam of [960, 1920, 2880]) expect(ends.some((end) => Math.abs(end + 1 - seam) < 1e-6)).toBe(true);
});

test("an edge that would squeeze an item to less than half is let be", () => {
  expect(sizesBetweenSeams([1, 1], { start: 0, length: 210, gap: 10, seams: [20] })).toEqual([100, 100]);
});

test("whatever edges there are, everything is filled, and nothing shrinks to nothing", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 7 });
  fc.assert(fc.property(weights, fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 5 }), (parts, seams) => {
    const sizes = sizesBetweenSeams(parts, { start: 100, length: 1000, gap: 8, seams });

    expect(sizes.reduce((sum, size) => sum + size, 8 * (parts.length - 1))).toBeCloseTo(1000, 6);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
  }), { numRuns: propertyRuns(100) });
});
