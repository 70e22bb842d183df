import { expect, test } from "vitest";
import { holdsStorableTexts, unstorableTexts } from "../../../server/imports/storable-text.ts";

test.each([
  [{ name: "柳溪镇", rings: [[112.1, 32.5], [112.2, 32.6]], none: null }, []],
  ["a\0b", ["body"]],
  [{ list: ["well", "half \ud83d"] }, ["body.list.1"]],
  // A list may begin with a number and still hold a text.
  [{ list: [1, "half \ud83d"] }, ["body.list.1"]],
  [{ inner: { "na\0me": 1 } }, ["body.inner"]],
])("%j cannot be stored at %j", (value, places) => {
  expect(unstorableTexts(value, "body")).toEqual(places);
  expect(holdsStorableTexts(value)).toBe(places.length === 0);
});
