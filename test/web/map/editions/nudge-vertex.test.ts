import { expect, test } from "vitest";
import { nextVertex, nudgeVertex } from "../../../../web/map/editions/nudge-vertex.ts";
import type { BorderVertex, Vertex } from "../../../../web/workers/border-questions.ts";

const vertex = (...position: Vertex): BorderVertex => ({ position, neighbours: [] });
const metresBetween = (a: Vertex, b: Vertex) => Math.hypot((a[0] - b[0]) * 111_195 * Math.cos((a[1] * Math.PI) / 180), (a[1] - b[1]) * 111_195);

test.each([["north", 0, 1], ["south", 0, -1], ["east", 1, 0], ["west", -1, 0]] as const)("a step %s goes that way, and as far as said", (direction, east, north) => {
  const to = nudgeVertex([112.5, 32.6], direction, 10, []);

  expect(Math.sign(Math.round((to[0] - 112.5) * 1e6))).toBe(east);
  expect(Math.sign(Math.round((to[1] - 32.6) * 1e6))).toBe(north);
  expect(metresBetween([112.5, 32.6], to)).toBeCloseTo(10, 1);
});

test("close to another vertex it becomes exactly that one, and from farther away it does not", () => {
  const other: Vertex = [112.500_106_512_345, 32.600_01];

  expect(nudgeVertex([112.5, 32.6], "east", 10, [vertex(112.5, 32.6), vertex(...other)])).toEqual(other);
  expect(nudgeVertex([112.5, 32.6], "east", 1, [vertex(...other)])).not.toEqual(other);
});

test("the first that is chosen is nearest to the middle, then one after another and around", () => {
  const vertices = [vertex(112, 32), vertex(113, 33), vertex(114, 34)];
  const walk = (from: Vertex | null, step: 1 | -1) => nextVertex(vertices, from, step, [113.1, 33.1]);

  expect(walk(null, 1)).toEqual([113, 33]);
  expect(walk([114, 34], 1)).toEqual([112, 32]);
  expect(walk([112, 32], -1)).toEqual([114, 34]);
  expect(nextVertex([], null, 1, [0, 0])).toBeNull();
});
