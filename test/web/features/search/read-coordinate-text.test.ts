import { describe, expect, test } from "vitest";
import { groupChoices } from "../../../../web/features/search/group-hits.ts";
import { readCoordinateText } from "../../../../web/features/search/read-coordinate-text.ts";

describe("a typed pair of degrees", () => {
  test.each([
    ["112.49, 32.6 gcj02", ["gcj02"]], ["112.49,32.6 GCJ-02", ["gcj02"]], ["112.49，32.6 百度", ["bd09"]], ["(112.49 32.6) wgs 84", ["wgs84"]], ["112.49 32.6 CGCS2000", ["cgcs2000"]],
    ["112.49, 32.6", ["wgs84", "cgcs2000", "gcj02", "bd09"]], ["-1.5°, +2°", ["wgs84", "cgcs2000", "gcj02", "bd09"]],
  ])("%s", (text, systems) => {
    expect(readCoordinateText(text).map(({ crs }) => crs)).toEqual(systems);
  });

  test("longitude comes first, as it is typed", () => {
    expect(readCoordinateText("112.49, 32.6 gcj02")).toEqual([{ x: 112.49, y: 32.6, crs: "gcj02" }]);
  });

  test.each(["", "112.49", "112.49, 95", "181, 5", "32 号 5 栋", "112.49, 32.6 mars", "GD2026112200006", "12345 12369", "1 2 3"])("%j is none", (text) => {
    expect(readCoordinateText(text)).toEqual([]);
  });
});

test("finds stand in groups in the order of their best, and are counted through", () => {
  const hit = (kind: "cell" | "person" | "incident", code: string) => ({ kind, code, nameZh: code, nameEn: null, context: "", territory: null, position: null, bbox: null, incidentId: null });
  const groups = groupChoices([{ x: 1, y: 2, crs: "wgs84" }], [hit("person", "a"), hit("cell", "b"), hit("person", "c")]);

  expect(groups.map(({ kind, choices }) => [kind, choices.map(({ index }) => index)])).toEqual([["coordinate", [0]], ["person", [1, 2]], ["cell", [3]]]);
});
