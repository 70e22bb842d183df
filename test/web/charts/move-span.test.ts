import fc from "fast-check";
import { expect, test } from "vitest";
import { moveSpan, shiftSpan, type BrushGrip } from "../../../web/charts/timeline/move-span.ts";

const LIMITS = { firstDay: 3, lastDay: 69, stepDays: 7, origin: 0 };
const SPAN = { firstDay: 14, lastDay: 27 };

test.each<[string, BrushGrip, number, number, [number, number]]>([
  ["the start is dragged to the nearest bar", "start", 14, 8.2, [7, 27]],
  ["the end is dragged to the nearest bar", "end", 28, 43.9, [14, 41]],
  ["the start goes no further than the first day", "start", 14, -20, [3, 27]],
  ["the end goes no further than the last day", "end", 28, 300, [14, 69]],
  ["an end pulled past the other becomes the other", "start", 14, 42, [28, 41]],
  ["an end pulled onto the other leaves a day", "start", 14, 28, [27, 27]],
  ["the whole moves by whole bars", "whole", 16, 24, [21, 34]],
  ["the whole keeps its length at the limit", "whole", 16, -90, [3, 16]],
  ["a new span covers the bars it touches", "new", 30, 44, [28, 48]],
  ["a new span may be drawn backwards", "new", 44, 30, [28, 48]],
])("%s", (_name, grip, from, to, [firstDay, lastDay]) => {
  const moved = moveSpan(SPAN, grip, from, to, LIMITS);

  expect(moved).toEqual({ firstDay, lastDay });
});

test("every drag leaves a span of days that there are", () => {
  const grip = fc.constantFrom<BrushGrip>("start", "end", "whole", "new");
  const place = fc.double({ min: -100, max: 200, noNaN: true });
  fc.assert(fc.property(grip, place, place, (held, from, to) => {
    const { firstDay, lastDay } = moveSpan(SPAN, held, from, to, LIMITS);

    expect(firstDay).toBeGreaterThanOrEqual(LIMITS.firstDay);
    expect(lastDay).toBeLessThanOrEqual(LIMITS.lastDay);
    expect(firstDay).toBeLessThanOrEqual(lastDay);
  }));
});

test("a span longer than where it may go stays where it is", () => {
  expect(shiftSpan({ firstDay: 3, lastDay: 69 }, 5, LIMITS)).toEqual({ firstDay: 3, lastDay: 69 });
});
