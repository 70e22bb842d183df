import { expect, test } from "vitest";
import { writeFilterQuery } from "../../../web/stores/filter-query.ts";

test("no filter is no query", () => {
  expect(writeFilterQuery({}).toString()).toBe("");
});

test("equal filters are equal text, in whatever order they were chosen", () => {
  const one = writeFilterQuery({ categories: ["b", "a"], hours: [10, 9], channels: ["web", null] });
  const other = writeFilterQuery({ channels: [null, "web"], hours: [9, 10], categories: ["a", "b"] });

  expect(one.toString()).toBe(other.toString());
  expect(one.get("hour")).toBe("9,10");
  expect(one.get("channel")).toBe("none,web");
});

test("one cell is told as code and territory, several as paths with their joints escaped", () => {
  expect(Object.fromEntries(writeFilterQuery({ cells: [{ territory: "3704", code: "370406" }] }))).toEqual({ cell: "370406", territory: "3704" });
  expect(writeFilterQuery({ cells: [{ territory: "3704", code: "a/b" }, { territory: "3704", code: "c,d" }] }).get("cells")).toBe("3704/a%2Fb,3704/c%2Cd");
});

test("an empty list stays an empty list: it lets nothing through", () => {
  expect(writeFilterQuery({ kinds: [] }).toString()).toBe("kind=");
});
