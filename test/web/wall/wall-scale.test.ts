import { expect, test } from "vitest";
import { isLegible, scaleOf } from "../../../web/wall/wall-scale.ts";

const NEAR = { distanceMetres: 4, wallHeightMetres: 1.8 };
const ONE = { columns: 1, rows: 1 };

test.each([
  [1920, 1080, 1, 1920, 1080], [3840, 2160, 2, 1920, 1080], [3840, 1080, 1, 3840, 1080], [5120, 1440, 4 / 3, 3840, 1080], [7680, 2160, 2, 3840, 1080],
  [6656, 1792, 1792 / 1080, 6656 * 1080 / 1792, 1080], [1920, 1200, 1, 1920, 1200],
])("%d × %d is scaled by %d alike in both directions, to %d × %d", (width, height, k, logicalWidth, logicalHeight) => {
  expect(scaleOf(width, height, NEAR, ONE)).toMatchObject({ k, logicalWidth, logicalHeight });
});

test.each([[2.5, 1], [2.7, 1.4], [3.5, 1.4], [3.8, 2], [5, 2]] as const)("from %d picture heights texts grow %d times and can be read", (heights, factor) => {
  const scale = scaleOf(1920, 1080, { distanceMetres: heights * 2, wallHeightMetres: 2 }, ONE);

  expect(scale.textFactor).toBe(factor);
  expect(isLegible(scale, 18)).toBe(true);
});

test("from six picture heights no factor is enough, and the scale says so", () => {
  const scale = scaleOf(1920, 1080, { distanceMetres: 12, wallHeightMetres: 2 }, ONE);

  expect(isLegible(scale, 18)).toBe(false);
  expect(isLegible(scale, 22)).toBe(true);
});

test("the bezels of a video wall lie between its screens, at no edge", () => {
  expect(scaleOf(3840, 2160, NEAR, { columns: 4, rows: 2 })).toMatchObject({ bezelXs: [480, 960, 1440], bezelYs: [540] });
  expect(scaleOf(3840, 2160, NEAR, ONE)).toMatchObject({ bezelXs: [], bezelYs: [] });
});
