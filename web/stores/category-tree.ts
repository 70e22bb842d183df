import type { Category } from "../../server/contract/deployment.ts";

export interface CategoryNode { category: Category; children: readonly CategoryNode[]; }
export type CheckState = "on" | "off" | "some";

/** Categories as trees, in the order given. One whose parent is unknown stands at the top. */
export function buildCategoryTree(categories: readonly Category[]): CategoryNode[] {
  const known = new Set(categories.map((category) => category.code));
  const childrenOf = (code: string | null): CategoryNode[] => categories
    .filter((category) => (category.parentCode !== null && known.has(category.parentCode) ? category.parentCode : null) === code)
    .map((category) => ({ category, children: childrenOf(category.code) }));
  return childrenOf(null);
}

/** The code of the top-level category above (or equal to) the given one. */
export function topCategoryCode(categories: readonly Category[], code: string): string {
  const byCode = new Map(categories.map((category) => [category.code, category]));
  let current = code;
  // Bounded, so that a circle of parents in bad data cannot hang the page.
  for (let step = 0; step < 16; step += 1) {
    const parent = byCode.get(current)?.parentCode;
    if (parent === undefined || parent === null || !byCode.has(parent)) return current;
    current = parent;
  }
  return current;
}

/** Whether the node counts as chosen; a chosen category includes everything beneath it. */
export function checkState(node: CategoryNode, chosen: ReadonlySet<string>, underChosen = false): CheckState {
  if (underChosen || chosen.has(node.category.code)) return "on";
  return node.children.some((child) => checkState(child, chosen) !== "off") ? "some" : "off";
}

/** The smallest list of codes that chooses the same, after switching one category on or off. */
export function toggleCategory(tree: readonly CategoryNode[], chosen: readonly string[], code: string): string[] {
  const before = new Set(chosen);
  const visit = (node: CategoryNode, inherited: boolean): string[] => {
    const isOn = inherited || before.has(node.category.code);
    if (node.category.code === code) return isOn ? [] : [code];
    if (!contains(node, code)) return isOn ? [node.category.code] : node.children.flatMap((child) => visit(child, false));
    const inside = node.children.flatMap((child) => visit(child, isOn));
    const all = node.children.every((child) => inside.includes(child.category.code));
    return all ? [node.category.code] : inside;
  };
  return tree.flatMap((node) => visit(node, false));
}

function contains(node: CategoryNode, code: string): boolean {
  return node.children.some((child) => child.category.code === code || contains(child, code));
}

/** Count of a category with everything beneath it. */
export function countWithin(node: CategoryNode, counts: ReadonlyMap<string, number>): number {
  return (counts.get(node.category.code) ?? 0) + node.children.reduce((sum, child) => sum + countWithin(child, counts), 0);
}

/** The nodes for which `isSought` holds with everything beneath them, and what stands above such nodes. */
export function pruneTree(tree: readonly CategoryNode[], isSought: (category: Category) => boolean): CategoryNode[] {
  return tree.flatMap((node) => {
    if (isSought(node.category)) return [node];
    const children = pruneTree(node.children, isSought);
    return children.length > 0 ? [{ category: node.category, children }] : [];
  });
}
