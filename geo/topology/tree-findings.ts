import { boxOf, type CheckedCell, type CheckedLevel } from "./checked-cell.ts";
import type { Draft } from "./draft.ts";
import type { VertexTable } from "./vertex-table.ts";

/** Faults in codes and parent references: they need no geometry. */
export function findTreeFaults(levels: readonly CheckedLevel[], vertices: VertexTable): Draft[] {
  const byCode = new Map<string, CheckedCell[]>();
  for (const { cells } of levels) {
    for (const cell of cells) {
      const same = byCode.get(cell.code);
      if (same === undefined) byCode.set(cell.code, [cell]);
      else same.push(cell);
    }
  }
  const drafts: Draft[] = [];
  for (const same of byCode.values()) {
    if (same.length > 1) drafts.push(draftOf("duplicate_code", same, same.length, vertices));
  }
  // The topmost level given has its parents elsewhere, if it has any.
  for (const { cells } of levels.slice(1)) {
    for (const cell of cells) {
      const parents = cell.parentCode === null ? [] : (byCode.get(cell.parentCode) ?? []);
      if (parents.length === 0) drafts.push(draftOf("missing_parent", [cell], 1, vertices, cell.parentCode ?? ""));
      else if (!parents.some((parent) => parent.level < cell.level)) {
        drafts.push(draftOf("wrong_parent_level", [cell], 1, vertices, cell.parentCode ?? ""));
      }
    }
  }
  return drafts;
}

function draftOf(
  kind: "duplicate_code" | "missing_parent" | "wrong_parent_level",
  cells: CheckedCell[],
  size: number,
  vertices: VertexTable,
  value?: string,
): Draft {
  const coordinates = cells.map((cell) => boxOf(cell, vertices)).filter(([west, , east]) => west <= east);
  return {
    kind,
    severity: "error",
    level: cells[0]!.level,
    cells,
    geometry:
      coordinates.length === 0
        ? null
        : { type: "MultiPolygon", coordinates: coordinates.map(([w, s, e, n]) => [[[w, s], [e, s], [e, n], [w, n], [w, s]]]) },
    size,
    unit: "count",
    details: value === undefined ? { count: size } : { value },
  };
}
