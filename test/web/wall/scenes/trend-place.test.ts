import { expect, test } from "vitest";
import type { Ring } from "../../../../web/map/wall/outline.ts";
import { trendPlace } from "../../../../web/wall/scenes/trend-place.ts";

const MAP = { width: 1312, height: 826 };
/** An oval of so many degrees. */
const oval = (width: number, height: number): Ring => Array.from({ length: 144 }, (_, at) => [112 + (width / 2) * Math.cos((at * Math.PI) / 72), 32 + (height / 2) * Math.sin((at * Math.PI) / 72)] as const);
const square = (side: number): Ring => [[112, 32], [112 + side, 32], [112 + side, 32 + side * 0.85], [112, 32 + side * 0.85], [112, 32]];

test("beside a territory about as wide as high the card stands on the left, so that the map stays large", () => {
  expect(trendPlace([square(1)], MAP)).toBe("left");
});

test("a wide territory leaves its corners free: the card stands at the lower right", () => {
  expect(trendPlace([oval(2.2, 1)], MAP)).toBe("right");
});
