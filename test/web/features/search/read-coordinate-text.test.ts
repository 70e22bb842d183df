import { describe, expect, test } from "vitest";
import { groupChoices } from "../../../../web/features/search/group-hits.ts";
import { readCoordinateText } from "../../../../web/features/search/read-coordinate-text.ts";

describe("a typed pair of degrees", () => {
  test.each([
    ["112.49, 32.6 gcj02", ["gcj02"]], ["112.49,32.6 GCJ-02", ["gcj02"]], ["112.49，32.6 百度", ["bd09"]], ["(112.49 32.6) wgs 84", ["wgs84"]], ["112.49 32.6 CGCS2000", ["cgcs2000"]],
    ["112.49, 32.6", ["wgs84", "cgcs2000", "gcj02", "bd09"]], ["-1.5°, +2°", ["wgs84", "cgcs2000", "gcj02", "bd09"]],
  ])("%s", (text, systems) => {
    expect(readCoordinateText(text).stated.map(({ crs }) => crs)).toEqual(systems);
  });

  test("longitude comes first, as it is typed", () => {
    expect(readCoordinateText("112.49, 32.6 gcj02").stated).toEqual([{ x: 112.49, y: 32.6, crs: "gcj02" }]);
  });

  test.each([
    "北纬32.6 东经112.5", "东经112.5北纬32.6", "北纬32.6度，东经112.5度", "112°30′E 32°36′N", "112°30′0″E32°36′0″N", "112.5E,32.6N", "N32.6 E112.5", "32.6N 112.5E",
    "经度：112.5；纬度：32.6", "lat 32.6, lng 112.5", "东经112度30分、北纬32度36分", "112°30'0\" 32°36'0\"", "１１２．５，３２．６", "（112.5，32.6）",
  ])("%s is one place", (text) => {
    expect(readCoordinateText(`${text} wgs84`).stated).toEqual([{ x: 112.5, y: 32.6, crs: "wgs84" }]);
    expect(readCoordinateText(text).stated).toHaveLength(4);
  });

  test("south and west are negative", () => {
    expect(readCoordinateText("西经1.5 南纬2 gps").stated).toEqual([{ x: -1.5, y: -2, crs: "wgs84" }]);
  });

  test.each([["181,91", "out_of_range"], ["东经181 北纬32", "out_of_range"], ["32.6, 112.5", "order"], ["4500000 3600000 cgcs2000", "metres"], ["112.5, 32.6", null], ["红旗 路", null]])("%s: %s", (text, problem) => {
    expect(readCoordinateText(text).problem).toBe(problem);
  });

  test.each(["", "112.49", "112.49, 95", "181, 5", "32 号 5 栋", "112.49, 32.6 mars", "GD2026112200006", "12345 12369", "1 2 3"])("%j is none", (text) => {
    expect(readCoordinateText(text).stated).toEqual([]);
  });
});

test("finds stand in groups in the order of their best, and are counted through", () => {
  const hit = (kind: "cell" | "person" | "incident", code: string) => ({ kind, code, nameZh: code, nameEn: null, context: "", territory: null, position: null, bbox: null, incidentId: null });
  const groups = groupChoices([{ x: 1, y: 2, crs: "wgs84" }], [hit("person", "a"), hit("cell", "b"), hit("person", "c")]);

  expect(groups.map(({ kind, choices }) => [kind, choices.map(({ index }) => index)])).toEqual([["coordinate", [0]], ["person", [1, 2]], ["cell", [3]]]);
});
