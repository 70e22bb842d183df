import { expect, test } from "vitest";
import { didYouMean, nearestName } from "../../../server/imports/nearest-name.ts";

test.each([
  ["catgory", "category"],
  ["Lattitude", "latitude"],
  ["comunity_area", "community_area"],
  ["community area", "community_area"],
  ["ocurred", "occurred_at"],
])("%s most likely means %s", (typed, meant) => {
  expect(nearestName(typed, ["category", "latitude", "community_area", "occurred_at"])).toBe(meant);
});

test("a word that is like none is not guessed at", () => {
  expect(nearestName("banana", ["category", "latitude"])).toBeUndefined();
  expect(didYouMean("banana", ["category"])).toBe("");
});

test("nothing is suggested from nothing", () => {
  expect(nearestName("x", [])).toBeUndefined();
});
