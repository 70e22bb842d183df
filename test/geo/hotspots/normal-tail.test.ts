import { expect, test } from "vitest";
import { twoSidedNormalP } from "../../../geo/hotspots/normal-tail.ts";

// erfc(z / √2) of the very doubles, by mpmath with 60 digits.
test.each([
  [0, 1],
  [0.5, 0.61707507745197379272],
  [0.7, 0.48392730444614605723],
  [0.75, 0.45325470475373639865],
  [1, 0.31731050786291410283],
  [1.6448536269514722, 0.10000000000000010787],
  [1.959963984540054, 0.050000000000000021752],
  [2.5758293035489004, 0.010000000000000010897],
  [3.5, 0.0004652581580710500727],
  [5, 5.7330314375838782335e-7],
  [6.3, 2.9764564435246253338e-10],
  [8.88, 6.6860362389028627664e-19],
  [8.9, 5.584668749879293258e-19],
  [12, 3.5529642241553579954e-33],
  [20, 5.5072482372124673902e-89],
  [37, 1.1451142445049153645e-299],
])("the chance of being %d deviations or more away", (z, expected) => {
  expect(Math.abs(twoSidedNormalP(z) / expected - 1)).toBeLessThan(1e-15);
  expect(twoSidedNormalP(-z)).toBe(twoSidedNormalP(z));
});

test("what no double can hold is 0, and no score has no chance", () => {
  expect([twoSidedNormalP(41), twoSidedNormalP(1e200), twoSidedNormalP(-Infinity)]).toEqual([0, 0, 0]);
  expect(twoSidedNormalP(NaN)).toBeNaN();
});
