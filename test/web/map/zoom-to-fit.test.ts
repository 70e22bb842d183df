import { expect, test } from "vitest";
import { zoomToFit } from "../../../web/map/zoom-to-fit.ts";

test("the whole world is one tile of 512 pixels at zoom 0", () => {
  expect(zoomToFit([-180, -85, 180, 85], 512)).toBeCloseTo(0, 1);
});

test("half the width is one zoom closer", () => {
  expect(zoomToFit([0, 0, 1, 0.1], 600) - zoomToFit([0, 0, 2, 0.1], 600)).toBeCloseTo(1, 10);
});

test("a tall box is fitted by its height", () => {
  expect(zoomToFit([0, 0, 0.1, 2], 600)).toBeCloseTo(zoomToFit([0, 0, 2, 0.1], 600), 1);
});

test("a point stays within the zooms of the map", () => {
  expect(zoomToFit([117, 34, 117, 34], 600)).toBe(20);
});
