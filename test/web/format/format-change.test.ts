import { expect, test } from "vitest";
import { formatChange, formatDifference, formatRate, formatShare } from "../../../web/format/format-change.ts";

test.each([[1552, 1448, "+7.2%"], [2, 4, "−50.0%"], [5, 5, "0.0%"], [3, 0, null]])("from %d, before %d: %s", (now, before, text) => {
  expect(formatChange(now, before)).toBe(text);
});
test.each([[41, 32, "+9"], [2, 1000, "−998"], [4, 4, "0"]])("%d after %d is a difference of %s", (now, before, text) => {
  expect(formatDifference(now, before)).toBe(text);
});
test.each([[0, "0.0"], [12.345, "12.3"], [1.236, "1.24"], [0.0123, "0.012"]])("the rate %d reads %s", (rate, text) => {
  expect(formatRate(rate)).toBe(text);
});
test("a part of nothing is no share", () => {
  expect(formatShare(0, 0)).toBeNull();
  expect(formatShare(714, 1552)).toBe("46.0%");
});
