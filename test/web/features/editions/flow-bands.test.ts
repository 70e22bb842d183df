import { expect, test } from "vitest";
import { flowBands } from "../../../../web/features/editions/flow-bands.ts";

const FLOWS = [{ from: "a", to: "x", count: 6 }, { from: "a", to: "y", count: 2 }, { from: "b", to: "y", count: 2 }];

test("bands are as high as their counts, leave and reach without covering each other, and nodes hold them all", () => {
  const { left, right, bands } = flowBands(FLOWS, 100);

  expect(bands.map(({ height }) => height)).toEqual([60, 20, 20]);
  expect(left.map(({ key, count, height }) => [key, count, height])).toEqual([["a", 8, 80], ["b", 2, 20]]);
  expect(right.map(({ key, y, height }) => [key, y, height])).toEqual([["x", 0, 60], ["y", 84, 40]]);
  expect(bands.map(({ fromY, toY }) => [fromY, toY])).toEqual([[0, 0], [60, 84], [104, 104]]);
});

test("a single incident among many is still seen", () => {
  const [, thin] = flowBands([{ from: "a", to: "x", count: 5000 }, { from: "b", to: "y", count: 1 }], 100).bands;

  expect(thin?.height).toBe(4);
});

test("nothing moves, nothing is drawn", () => {
  expect(flowBands([], 100)).toEqual({ left: [], right: [], bands: [], height: 0 });
});
