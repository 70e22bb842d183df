import { describe, expect, test } from "vitest";
import { placeRivers } from "../../../../web/map/wall/place-rivers.ts";
import { riverLines } from "../../../../web/map/wall/river-lines.ts";
import type { Box } from "../../../../web/map/wall/wall-view.ts";

const bounds: Box = { left: 0, top: 0, right: 1000, bottom: 800 };
const river = (id: string, ...piece: [number, number][]) => ({ id, name: id, pieces: [piece], width: 60, height: 26 });
const isOver = (one: Box, other: Box) => one.right > other.left && one.left < other.right && one.bottom > other.top && one.top < other.bottom;

describe("names of rivers", () => {
  test("stand beside their river, off its line and off everything else", () => {
    const obstacles: Box[] = [{ left: 300, top: 300, right: 700, bottom: 500 }];
    const placed = placeRivers([river("a", [500, 0], [500, 800]), river("b", [0, 200], [1000, 260])], obstacles, bounds, 9);

    expect(placed.map(({ id }) => id)).toEqual(["a", "b"]);
    for (const { box } of placed) {
      expect(obstacles.some((obstacle) => isOver(box, obstacle))).toBe(false);
      expect(box.left < 500 && box.right > 500).toBe(false);
    }
    expect(isOver(placed[0]!.box, placed[1]!.box)).toBe(false);
  });

  test("are left out where there is no room, and where the river is out of sight", () => {
    expect(placeRivers([river("a", [500, 0], [500, 800])], [bounds], bounds, 9)).toEqual([]);
    expect(placeRivers([river("a", [1500, 0], [1500, 800])], [], bounds, 9)).toEqual([]);
  });
});

test("reaches of one river are one, whatever pieces the tiles cut them into", () => {
  const line = (...coordinates: [number, number][]) => ({ type: "LineString" as const, coordinates });
  const lines = riverLines([
    { properties: { river_name: "乙河" }, geometry: line([1, 1], [2, 2]) },
    { properties: { river_name: "甲河" }, geometry: line([3, 3], [4, 4]) },
    { properties: { river_name: "甲河" }, geometry: { type: "MultiLineString", coordinates: [[[5, 5], [6, 6]], [[7, 7], [8, 8]]] } },
    { properties: {}, geometry: line([9, 9], [9, 8]) },
  ]);

  expect(lines.map(({ riverName, pieces }) => [riverName, pieces.length])).toEqual([["乙河", 1], ["甲河", 3]]);
});
