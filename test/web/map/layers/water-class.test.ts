import { createExpression, validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { expect, test } from "vitest";
import { buildStyle } from "../../../../web/map/build-style.ts";
import { sectionClasses, waterColour, widening } from "../../../../web/map/layers/water-class.ts";
import { aMapState, aPalette } from "../map-state-builder.ts";

const reaches = new Map([["R1", 1], ["R3", 3], ["R4", 4], ["R6", 6]]);
const water = {
  reaches, signs: ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ"],
  sections: new Map([["S1", { waterClass: 2, isFailing: false }], ["S2", { waterClass: 4, isFailing: true }]]),
};

test("the style with water classes is valid", () => {
  expect(validateStyleMin(buildStyle(aMapState({ water }), {})).map((error) => error.message)).toEqual([]);
});

test.each([["R1", "#aa0001"], ["R3", "#aa0003"], ["R6", "#aa0006"], ["R9", "grey"]])("the reach %s is %s: what claims no class stays grey", (code, colour) => {
  expect(evaluate(waterColour(reaches, aPalette(), "grey"), code)).toBe(colour);
});

test.each([["R3", 5], ["R4", 7.5], ["R6", 7.5], ["R9", 5]])("the reach %s is %d px wide near by: from class Ⅳ on half as wide again", (code, width) => {
  expect(evaluate(widening(reaches, [2, 5]), code, 13)).toBe(width);
  expect(evaluate(widening(reaches, [2, 5], 2), code, 13)).toBe(width + 2);
});

test("only a section that misses its target has a chip", () => {
  const chip = buildStyle(aMapState({ water }), {}).layers.find(({ id }) => id === "section-chip");
  expect(chip && "filter" in chip ? chip.filter : null).toEqual(["in", ["get", "code"], ["literal", ["S2"]]]);
  expect(sectionClasses(water).get("S2")).toBe(4);
});

function evaluate(expression: unknown, code: string, zoom = 10): unknown {
  const parsed = createExpression(expression, "water");
  if (parsed.result === "error") throw new Error(parsed.value.map(({ message }) => message).join());
  return parsed.value.evaluate({ zoom }, { type: "LineString", properties: { code } });
}
