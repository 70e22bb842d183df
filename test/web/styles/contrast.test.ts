import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../web/styles/tokens.css", import.meta.url), "utf8");

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return new Map([...body.matchAll(/--([\w-]+):(#[0-9A-Fa-f]{6})/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

/** Relative luminance and contrast ratio by WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT_ON: [string, string][] = [
  ...["surface-1", "bg", "surface-2", "map-land"].flatMap((ground) => ["text-1", "text-2", "text-3", "accent", "danger", "warn", "ok"].map((text): [string, string] => [text, ground])),
  ["text-2", "surface-3"], ["on-accent", "accent"], ["accent", "accent-soft"], ["warn", "warn-soft"], ["warn-ink", "warn-soft"], ["danger", "danger-soft"], ["text-1", "danger-soft"],
];
const MARKS_ON: [string, string][] = [["control", "surface-1"], ["b-county", "map-land"], ["b-city", "map-land"], ["danger", "map-land"], ["warn", "map-land"], ["accent", "map-land"]];

describe.each([["light", ":root, [data-theme=\"light\"]"], ["dark", "[data-theme=\"dark\"]"]])("in %s", (_name, selector) => {
  const tokens = tokensOf(selector);
  const colour = (token: string) => tokens.get(token) ?? expect.fail(`there is no --${token}`);

  test.each(TEXT_ON)("%s can be read on %s", (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS_ON)("%s can be made out on %s", (mark, ground) => {
    expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
