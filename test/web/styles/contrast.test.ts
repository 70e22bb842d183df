import { describe, expect, test } from "vitest";
import { contrast } from "./colour-science.ts";
import { themedNames, THEMES, tokenColour } from "./token-file.ts";

const TEXT_ON: [string, string][] = [
  ...["surface-1", "bg", "surface-2", "map-land"].flatMap((ground) => ["text-1", "text-2", "text-3", "accent", "danger", "warn", "ok", "hot"].map((text): [string, string] => [text, ground])),
  ["text-2", "surface-3"], ["on-accent", "accent"], ["accent", "accent-soft"], ["warn", "warn-soft"], ["warn-ink", "warn-soft"], ["danger", "danger-soft"], ["text-1", "danger-soft"],
];
const MARKS_ON: [string, string][] = [
  ["control", "surface-1"], ["b-county", "map-land"], ["b-city", "map-land"], ["danger", "map-land"], ["warn", "map-land"], ["accent", "map-land"],
  ["accent", "surface-1"], ["accent", "surface-3"], ["hot-badge", "map-land"],
];
/** Text within a chip of the colour, `ink` being the darkest text of the light theme. */
const WATER_CHIPS: [string, string][] = [["w-1", "ink"], ["w-2", "white"], ["w-3", "ink"], ["w-4", "ink"], ["w-5", "ink"], ["w-6", "white"]];

describe.each(THEMES)("in %s", (theme) => {
  const colour = (name: string) => tokenColour(theme, name);

  test.each(TEXT_ON)("%s can be read on %s", (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS_ON)("%s can be made out on %s", (mark, ground) => {
    expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

test.each(WATER_CHIPS)("the numeral on %s is told in %s", (chip, ink) => {
  expect(contrast(tokenColour("light", chip), ink === "ink" ? tokenColour("light", "text-1") : "#FFFFFF")).toBeGreaterThanOrEqual(4);
});

test("both themes have the same colours", () => {
  expect(themedNames("dark")).toEqual(themedNames("light"));
});
