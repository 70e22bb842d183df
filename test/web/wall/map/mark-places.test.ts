import { expect, test } from "vitest";
import type { MarkQuestion } from "../../../../web/wall/map/mark-places.ts";
import { placeMarks } from "../../../../web/wall/map/mark-places.ts";

const section = (code: string, lng: number): MarkQuestion["sections"][number] => ({
  code, name: code, nameZh: code, nameEn: null, riverName: null, reachCode: null, controlLevel: "city", waterBody: "river", position: { lng, lat: 0 },
  targetClass: 3, waterClass: 2, grade: "good", meetsTarget: true, mainItems: [], previousClass: null, trend: null, lastObservedAt: null, standard: null, blackOdorous: null,
});
/** A degree in the middle of 1,000 by 800 pixels. */
const QUESTION: MarkQuestion = {
  view: { centre: [0.5, 0.5], worldPx: 360_000, width: 1000, height: 800 }, cards: [], seams: [], areas: [], hotspots: [], sections: [], rivers: [], borders: [], k: 1, textK: 1,
};

test("sections outside of what the map shows are counted instead of being named at its edge", () => {
  const { sections, beyond } = placeMarks({ ...QUESTION, sections: [section("here", 0.1), section("east", 0.52), section("far", 3)] });

  expect(sections.map(({ section: { code } }) => code)).toEqual(["here"]);
  expect(beyond).toBe(2);
});

test("a name gives way to the border of what the scene is about", () => {
  const border = [[0.05, -1], [0.05, 1], [3, 1], [3, -1], [0.05, -1]] as const;
  const marks = placeMarks({ ...QUESTION, areas: [{ id: "a", name: "黑石河口街道", at: [0, 0] }], borders: [border] });

  // Its middle is 50 pixels from the border, and half of it is wider.
  expect(marks.areas[0]!.box.right).toBeLessThanOrEqual(550);
});

test("the line of a section begins at its label, outside of its text", () => {
  const [placed] = placeMarks({ ...QUESTION, sections: [section("here", 0)] }).sections;
  const [from, to] = placed!.leader!;

  expect(to).toEqual([500, 400]);
  expect(from[1]).toBe(placed!.box.bottom);
});
