import { expect, test } from "vitest";
import { mergeNewest } from "../../../web/stores/merge-newest.ts";

const rows = (...ids: number[]) => ids.map((id) => ({ id }));

test("new rows come first and rows below the page stay", () => {
  expect(mergeNewest(rows(4, 3, 2, 1), rows(5, 4, 3))).toEqual(rows(5, 4, 3, 2, 1));
});

test("a row of the page replaces its older self", () => {
  expect(mergeNewest([{ id: 1, title: "old" }], [{ id: 1, title: "new" }])).toEqual([{ id: 1, title: "new" }]);
});

test("a page that does not reach the loaded rows cannot be merged: rows between would be missing", () => {
  expect(mergeNewest(rows(2, 1), rows(9, 8))).toBeNull();
});

test.each([[[], [1]], [[1], []]])("nothing to meet: %j and %j", (loaded, page) => {
  expect(mergeNewest(rows(...loaded), rows(...page))).toBeNull();
});
