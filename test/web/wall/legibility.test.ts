import { describe, expect, test } from "vitest";
import { arcMinutesOf, farthestMetres, smallestLegiblePx } from "../../../web/wall/legibility.ts";

test.each([
  // The design's table: sizes of a 1080-high picture and how many picture heights away their digits are still 16′.
  [44, 6.4], [18, 2.6], [20, 2.9], [30, 4.3],
])("%d px of 1080 are legible up to %d picture heights", (fontPx, heights) => {
  expect(farthestMetres(fontPx, 1, 1080)).toBeCloseTo(heights, 1);
});

test("at 4 m a character must be 18.6 mm high", () => {
  const millimetresPerPx = (0.6855 * 1000) / 2160;

  expect(smallestLegiblePx({ distanceMetres: 4, wallHeightMetres: 0.6855 }, 2160) * 0.727 * millimetresPerPx).toBeCloseTo(18.6, 1);
});

describe.each([[1080, 4, 1.8], [2160, 12, 2], [1792, 3, 0.7]])("a picture of %d px, %d m away, %d m high", (px, distanceMetres, wallHeightMetres) => {
  const viewing = { distanceMetres, wallHeightMetres };

  test("the smallest legible size is seen under 16′, from nowhere farther", () => {
    const least = smallestLegiblePx(viewing, px);

    expect(arcMinutesOf(least, viewing, px)).toBeCloseTo(16, 9);
    expect(farthestMetres(least, wallHeightMetres, px)).toBeCloseTo(distanceMetres, 9);
  });
});
