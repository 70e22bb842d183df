import { readFileSync } from "node:fs";
import { expect } from "vitest";

const css = readFileSync(new URL("../../../web/styles/tokens.css", import.meta.url), "utf8");
const BLOCKS = [[":root, [data-theme=\"light\"]", "light"], ["[data-theme=\"dark\"]", "dark"], ["\n:root {", "both"]] as const;

export type Theme = "light" | "dark";
export const THEMES: readonly Theme[] = ["light", "dark"];

const tokens = new Map(BLOCKS.map(([selector, name]) => [name, tokensBehind(selector)]));

function tokensBehind(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  if (start < 0) throw new Error(`tokens.css has no block ${selector}`);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return new Map([...body.matchAll(/--([\w-]+):(#[0-9A-Fa-f]{6})/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

/** The colour of a token in a theme, as the style sheet has it; a test that asks for one that is not there fails. */
export function tokenColour(theme: Theme, name: string): string {
  return tokens.get(theme)?.get(name) ?? tokens.get("both")?.get(name) ?? expect.fail(`there is no colour --${name} in ${theme}`);
}

/** The names of the colours in a theme that are not the same in both. */
export function themedNames(theme: Theme): string[] {
  return [...tokens.get(theme)?.keys() ?? []].toSorted();
}
