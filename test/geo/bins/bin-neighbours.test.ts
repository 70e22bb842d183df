import { expect, test } from "vitest";
import { binNeighbours, BIN_SHAPES, createBinGrid } from "../../../geo/index.ts";
import { neighbourLists } from "../../support/neighbour-lists.ts";

test.each(BIN_SHAPES)("the %ss of an extent are those whose centre lies in it, each once", (shape) => {
  const grid = createBinGrid(shape, 1000, [117.5, 34.8]);
  const bins = grid.binsWithin([117.4, 34.75, 117.6, 34.85]);
  // Every bin that any of a fine raster of positions is in.
  const steps = Array.from({ length: 300 }, (_, i) => i / 299);
  const met = new Set(steps.flatMap((u) => steps.map((v) => grid.binAt(117.38 + 0.24 * u, 34.74 + 0.12 * v))));
  const expected = [...met].filter((bin) => {
    const [lng, lat] = grid.centre(bin);
    return lng >= 117.4 && lng <= 117.6 && lat >= 34.75 && lat <= 34.85;
  });

  expect([...bins].sort()).toEqual(expected.sort());
});

test.each(BIN_SHAPES)("%ss that are listed are neighbours of those listed beside them only", (shape) => {
  const grid = createBinGrid(shape, 700, [117.5, 34.8]);
  const bins = grid.binsWithin([117.4, 34.75, 117.6, 34.85]).filter((_, place) => place % 5 > 0);

  const lists = neighbourLists(binNeighbours(grid, bins));

  expect(lists.map((list) => list.map((place) => bins[place]!).sort())).toEqual(
    [...bins].map((bin) => grid.neighbours(bin).filter((other) => bins.includes(other)).sort()));
});

test("more bins than can be listed are refused", () => {
  expect(() => createBinGrid("square", 10, [117.5, 34.8]).binsWithin([117, 34, 119, 36])).toThrow(/at most/);
});
