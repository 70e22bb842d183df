import { expect, test } from "vitest";
import { curvePath } from "../../../../web/wall/figures/curve-path.ts";

test.each([
  [[1, 2, 3], "M0.0 1.0L50.0 2.0L100.0 3.0"],
  [[1, 2, null], "M0.0 1.0L50.0 2.0"],
  [[null, 2, 3], "M50.0 2.0L100.0 3.0"],
  [[1, null, 3], "M0.0 1.0h0M100.0 3.0h0"],
  [[null, null, 3], "M100.0 3.0h0"],
  [[7], "M0.0 7.0h0"],
  [[null], ""],
] as const)("%j is drawn as %s: no gap is bridged and no reading is lost", (values, path) => {
  expect(curvePath(values, 100, (value) => value)).toBe(path);
});
