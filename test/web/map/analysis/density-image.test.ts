import { expect, test } from "vitest";
import { densityPixels } from "../../../../web/map/analysis/density-image.ts";

const COLOURS = ["#010000", "#020000", "#030000"];
const pixels = (perSquareKm: number[], columns = perSquareKm.length) => densityPixels({ columns, rows: perSquareKm.length / columns, perSquareKm: Float32Array.from(perSquareKm) }, { breaks: [10, 20] }, COLOURS);
/** Red and opacity of every pixel of a row. */
const row = ({ rgba, width }: ReturnType<typeof pixels>, y = 0) => Array.from({ length: width }, (_, x) => [rgba[(y * width + x) * 4], rgba[(y * width + x) * 4 + 3]]);

test("an even density has the colour of its class", () => {
  expect(new Set(row(pixels([15, 15])).map(String))).toEqual(new Set([String([2, 205])]));
});

test("between two squares the classes follow each other", () => {
  const reds = row(pixels([5, 30])).map(([red]) => red);

  expect(reds).toEqual(reds.toSorted());
  expect(new Set(reds)).toEqual(new Set([1, 2, 3]));
});

test("outside the land and where there is nothing the map shows through", () => {
  expect(row(pixels([Number.NaN, 15])).map(([, opacity]) => opacity)).toEqual([0, 0, 0, 205, 205, 205]);
  expect(row(pixels([0, 0])).every(([, opacity]) => opacity === 0)).toBe(true);
});

test("rows go from the north down", () => {
  const drawn = pixels([5, 30], 1);

  expect(drawn.height).toBe(6);
  expect([row(drawn, 0)[0]?.[0], row(drawn, 5)[0]?.[0]]).toEqual([1, 3]);
});
