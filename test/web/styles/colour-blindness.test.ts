import { describe, expect, test } from "vitest";
import { SWATCHES } from "../../../web/map/category-swatches.ts";
import { closestPair, contrast, linearRgb, luminance } from "./colour-science.ts";
import { THEMES, tokenColour } from "./token-file.ts";

const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}-${at + 1}`);
const HOT = ["gi-hot-90", "gi-hot-95", "gi-hot-99"];
const COLD = ["gi-cold-90", "gi-cold-95", "gi-cold-99"];
const SEQUENCE = numbered("seq", 5);

/** Everything that a legend tells apart by colour. */
const LEGENDS: [string, string[]][] = [
  ["hotspots", [...COLD, "gi-none", ...HOT]],
  ["rates, density and the hours of the week", SEQUENCE],
  ["categories", SWATCHES.map((swatch) => `cat-${swatch}`)],
  ["water", numbered("w", 6)],
  ["satisfaction", ["sat-green", "sat-yellow", "sat-red", "sat-grey"]],
  ["two periods, and what is in neither", ["accent", "period-2", "period-out"]],
];

describe.each(THEMES)("in %s", (theme) => {
  const colours = (names: readonly string[]) => names.map((name) => tokenColour(theme, name));

  test.each(LEGENDS)("any two classes of %s are told apart whatever the colour vision", (_name, names) => {
    const closest = closestPair(colours(names));

    expect(closest, JSON.stringify(closest)).toSatisfy(({ difference }: typeof closest) => difference >= 10);
  });

  test.each([["the sequence", SEQUENCE], ["hot", ["gi-none", ...HOT]], ["cold", ["gi-none", ...COLD]]])("%s keeps its order in greyscale, step by step", (_name, names) => {
    const greys = colours(names).map((colour) => luminance(linearRgb(colour)));
    const steps = greys.slice(1).map((grey, at) => grey - (greys[at] ?? 0));

    expect(new Set(steps.map(Math.sign)).size).toBe(1);
    expect(Math.min(...colours(names).slice(1).map((colour, at) => contrast(colour, colours(names)[at] ?? "")))).toBeGreaterThan(1.15);
  });
});

test("the strongest class stands out from the land: darkest on light, brightest on dark", () => {
  for (const name of ["seq-5", "gi-hot-99", "gi-cold-99"]) {
    expect(contrast(tokenColour("light", name), tokenColour("light", "map-land"))).toBeGreaterThan(6);
    expect(contrast(tokenColour("dark", name), tokenColour("dark", "map-land"))).toBeGreaterThan(5);
  }
});
