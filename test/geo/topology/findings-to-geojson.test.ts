import { expect, test } from "vitest";
import { checkCells, explainFinding, FINDING_KINDS, FINDING_WORDINGS, findingsToGeoJson } from "../../../geo/index.ts";
import { cellsOf, rectangle } from "../../support/topology-builders.ts";

const FINDINGS = checkCells(cellsOf({ "370402": rectangle(0, 0, 10, 10), "370403": rectangle(8, 0, 20, 10) }));

test("findings become features with flat properties and advice in both languages", () => {
  const { features } = findingsToGeoJson(FINDINGS);

  expect(features).toHaveLength(1);
  expect(features[0]!.geometry).toEqual(FINDINGS[0]!.geometry);
  expect(features[0]!.properties).toMatchObject({
    id: "overlap:370402-370403:1",
    kind: "overlap",
    severity: "error",
    cell_codes: "370402,370403",
    cell_names: "Cell 370402,Cell 370403",
    unit: "m2",
    advice_zh: FINDING_WORDINGS.overlap.zh.advice,
    advice_en: FINDING_WORDINGS.overlap.en.advice,
  });
  expect(Object.values(features[0]!.properties).filter((value) => typeof value === "object" && value !== null)).toEqual([]);
});

test("an explanation names cells and measures", () => {
  const finding = { ...FINDINGS[0]!, size: 1234.567, widthMetres: 7.891 };

  expect(explainFinding(finding, "en").explanation).toBe("Cell 370402 (370402), Cell 370403 (370403) overlap by 1,235 m², up to 7.89 m wide.");
  expect(explainFinding(finding, "zh").explanation).toBe("Cell 370402（370402）、Cell 370403（370403）重叠 1,235 平方米，最宽 7.89 米。");
});

test.each(FINDING_KINDS)("every placeholder of %s is filled in, in both languages", (kind) => {
  const finding = { ...FINDINGS[0]!, kind, place: { part: 0, ring: 1, vertex: 2 }, count: 3, value: "x" };

  for (const language of ["zh", "en"] as const) {
    const { title, explanation, advice } = explainFinding(finding, language);
    expect(title + explanation + advice).not.toMatch(/[{}]|undefined/);
  }
});
