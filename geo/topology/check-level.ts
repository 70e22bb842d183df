import type { CellLocator } from "./cell-locator.ts";
import type { CheckedLevel } from "./checked-cell.ts";
import { buildCoverage, type Coverage } from "./coverage.ts";
import type { Draft } from "./draft.ts";
import { findFacingOutlines } from "./facing-outlines.ts";
import { interiorPosition } from "./face-shape.ts";
import type { FindingKind } from "./finding.ts";
import { findEnclosedAreas, findLevelFaces, findOverlaps, type AreaBetween } from "./level-areas.ts";
import { findUnmatchedVertices, nearMissDrafts, placeOfSliver } from "./near-misses.ts";
import { findNestingFaults } from "./nesting.ts";
import type { CheckLimits } from "./options.ts";
import { findRingFaults } from "./ring-findings.ts";
import { findSelfCrossings } from "./self-crossings.ts";
import type { VertexTable } from "./vertex-table.ts";

export interface LevelResult {
  drafts: Draft[];
  coverage: Coverage;
  /** Ground that two of the level's cells cover. */
  overlaps: AreaBetween[];
  /** Ground that the level's cells enclose and none covers. */
  enclosed: AreaBetween[];
}

/** Checks the rings of one level and how its cells fit together; `parents` are the cells of the level above. */
export function checkLevel(
  level: CheckedLevel,
  vertices: VertexTable,
  locator: CellLocator,
  parents: CellLocator | undefined,
  limits: CheckLimits,
): LevelResult {
  const nesting = findNestingFaults(level, vertices);
  const coverage = buildCoverage(vertices, level.rings, level.cells.length, nesting.cells);
  const faces = findLevelFaces(coverage);
  const overlaps = findOverlaps(coverage, faces, locator, limits.toleranceMetres);
  const enclosed = findEnclosedAreas(coverage, faces, limits.toleranceMetres);
  const wide = overlaps.filter(({ shape }) => !shape.isSliver);
  const near = [
    ...[...overlaps, ...enclosed].filter(({ shape }) => shape.isSliver).map(placeOfSliver),
    ...findUnmatchedVertices(coverage, wide),
    ...findFacingOutlines(coverage, faces, locator, limits.toleranceMetres),
  ];
  const drafts = [
    ...findRingFaults(level, vertices, limits),
    ...nesting.drafts,
    ...findSelfCrossings(level, coverage),
    ...wide.map((overlap) => areaDraft("overlap", level, overlap)),
    ...enclosed
      .filter(({ shape }) => !shape.isSliver)
      .map((area) => areaDraft(kindOfEnclosed(area, parents, limits), level, area)),
    ...nearMissDrafts(level, near),
  ];
  return { drafts, coverage, overlaps, enclosed };
}

/**
 * Ground inside a parent must be shared out among its children: a gap. Ground that no parent claims
 * may be somebody else's enclave, unless it is so narrow that only careless borders explain it.
 */
function kindOfEnclosed({ shape }: AreaBetween, parents: CellLocator | undefined, limits: CheckLimits): FindingKind {
  if (parents !== undefined && parents.holding(interiorPosition(shape.polygon)).length > 0) return "gap";
  return shape.hydraulicWidthMetres < limits.holeWidthMetres ? "gap" : "enclosed_hole";
}

function areaDraft(kind: FindingKind, level: CheckedLevel, { cells, shape }: AreaBetween): Draft {
  const { areaSquareMetres, widthMetres } = shape;
  return {
    kind,
    severity: kind === "enclosed_hole" ? "warning" : "error",
    level: level.level,
    cells: cells.map((cell) => level.cells[cell]!),
    geometry: shape.polygon,
    size: areaSquareMetres,
    unit: "m2",
    details: { widthMetres, areaSquareMetres },
  };
}
