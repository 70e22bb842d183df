import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildCategoryTree, checkState, countWithin, toggleCategory, topCategoryCode, type CategoryNode } from "../../../web/stores/category-tree.ts";

const category = (code: string, parentCode: string | null) => ({ code, nameZh: code, nameEn: null, parentCode });
const CATEGORIES = [category("noise", null), category("noise-a", "noise"), category("noise-b", "noise"), category("noise-b-1", "noise-b"), category("water", null), category("lost", "nowhere")];
const tree = buildCategoryTree(CATEGORIES);
const allNodes = (nodes: readonly CategoryNode[]): CategoryNode[] => nodes.flatMap((node) => [node, ...allNodes(node.children)]);
/** Every code that a list of chosen ones reaches: what the filter means. */
const reached = (chosen: readonly string[]) => new Set(allNodes(tree).filter((node) => chosen.includes(node.category.code)).flatMap((node) => allNodes([node]).map((inner) => inner.category.code)));

test("a category whose parent is unknown stands at the top", () => {
  expect(tree.map((node) => node.category.code)).toEqual(["noise", "water", "lost"]);
});

test("the top of a nested category is found, and a circle of parents does not hang", () => {
  expect(topCategoryCode(CATEGORIES, "noise-b-1")).toBe("noise");
  expect(["a", "b"]).toContain(topCategoryCode([category("a", "b"), category("b", "a")], "a"));
});

describe("switching", () => {
  test("a parent chooses everything beneath it with one code", () => {
    expect(toggleCategory(tree, ["noise-a"], "noise")).toEqual(["noise"]);
  });

  test("switching one child off under a chosen parent keeps its siblings", () => {
    expect(toggleCategory(tree, ["noise"], "noise-a")).toEqual(["noise-b"]);
  });

  test("the last missing child completes the parent", () => {
    expect(toggleCategory(tree, ["noise-b"], "noise-a")).toEqual(["noise"]);
  });

  test("a partly chosen parent is neither on nor off", () => {
    expect(tree.map((node) => checkState(node, new Set(["noise-b-1"])))).toEqual(["some", "off", "off"]);
  });

  test("switching turns exactly the subtree on or off, whatever was chosen", () => {
    const codes = CATEGORIES.map((each) => each.code);
    fc.assert(fc.property(fc.array(fc.constantFrom(...codes), { maxLength: 8 }), fc.constantFrom(...codes), (steps, code) => {
      const before = steps.reduce<string[]>((chosen, step) => toggleCategory(tree, chosen, step), []);

      const after = toggleCategory(tree, before, code);

      const subtree = reached([code]);
      const wasOn = reached(before).has(code);
      expect([...reached(after)].some((each) => subtree.has(each))).toBe(!wasOn);
      expect(after.length).toBe(new Set(after).size);
      for (const leaf of allNodes(tree).filter((node) => node.children.length === 0 && !subtree.has(node.category.code))) {
        expect(reached(after).has(leaf.category.code)).toBe(reached(before).has(leaf.category.code));
      }
    }));
  });
});

test("a category counts what lies beneath it, to every depth", () => {
  const counts = new Map([["noise", 1], ["noise-b", 2], ["noise-b-1", 4], ["water", 8]]);

  expect(tree.map((node) => countWithin(node, counts))).toEqual([7, 8, 0]);
});
