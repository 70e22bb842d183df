import { CellLocator } from "./cell-locator.ts";
import { readLevels } from "./checked-cell.ts";
import { checkLevel } from "./check-level.ts";
import { nameFindings, type Draft } from "./draft.ts";
import type { Finding, TopologyCells } from "./finding.ts";
import { findHierarchyFaults, type HierarchySide } from "./hierarchy.ts";
import { DEFAULT_LIMITS, type CheckOptions } from "./options.ts";
import { findRemoteParts } from "./remote-parts.ts";
import { findTreeFaults } from "./tree-findings.ts";

/**
 * Everything that is wrong or doubtful about a set of cells, level by level and between levels.
 *
 * Throws nothing: a cell that cannot be read becomes a finding. Borders are compared bit for bit,
 * so sound borders cost one look-up an edge, and only where they differ is anything computed.
 * Every cell is taken to hold what an odd number of its rings goes round. The result, ids
 * included, does not depend on the order of cells, parts or vertices.
 */
export function checkCells(cells: TopologyCells, options: CheckOptions = {}): Finding[] {
  const { onProgress, ...limits } = options;
  const settings = { ...DEFAULT_LIMITS, ...limits };
  const { vertices, levels } = readLevels(cells);
  const drafts: Draft[] = findTreeFaults(levels, vertices);
  const sides: HierarchySide[] = [];
  levels.forEach((level, i) => {
    onProgress?.(i / levels.length, level.level);
    const locator = new CellLocator(vertices, level.cells);
    const result = checkLevel(level, vertices, locator, sides[i - 1]?.locator, settings);
    for (const draft of result.drafts) drafts.push(draft);
    const side: HierarchySide = { level, locator, ...result };
    for (const above of sides) for (const draft of findHierarchyFaults(side, above, settings)) drafts.push(draft);
    sides.push(side);
  });
  for (const draft of findRemoteParts(levels, vertices, settings)) drafts.push(draft);
  onProgress?.(1, levels.at(-1)?.level ?? 0);
  return nameFindings(drafts);
}
