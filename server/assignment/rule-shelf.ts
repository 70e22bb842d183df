import { groupBy } from "../group-by.ts";
import type { Rule } from "./responsibilities.ts";

/** Finds the rules that may apply to a cell, given the cells of its line: those that name none, or one of these. */
export type RuleShelf = (path: readonly { readonly code: string }[]) => readonly Rule[];

/** A city has rules for each of thousands of villages; only the few of one line can ever answer there. */
export function createRuleShelf(rules: readonly Rule[]): RuleShelf {
  const ofCell = groupBy(rules, ({ cellCode }) => cellCode);
  return (path) => [null, ...new Set(path.map(({ code }) => code))].flatMap((code) => ofCell.get(code) ?? []);
}
