import type { Polygon } from "geojson";
import { booleanPointInPolygon } from "@turf/turf";
import type { Position } from "../types.ts";
import type { CellLocator } from "./cell-locator.ts";
import type { CheckedCell, CheckedLevel } from "./checked-cell.ts";
import type { Coverage } from "./coverage.ts";
import type { Draft } from "./draft.ts";
import { interiorPosition, type FaceShape } from "./face-shape.ts";
import type { AreaBetween } from "./level-areas.ts";
import type { CheckLimits } from "./options.ts";
import { findResidualAreas, type ResidualArea } from "./residual-areas.ts";
import { CHILD, PARENT, findResidualBorders } from "./residual-borders.ts";

export interface HierarchySide {
  level: CheckedLevel;
  coverage: Coverage;
  locator: CellLocator;
  overlaps: readonly AreaBetween[];
  enclosed: readonly AreaBetween[];
}

interface Difference {
  cells: CheckedCell[];
  shape: FaceShape;
}

/**
 * Where the children of one level and their parents of a level above do not cover the same ground.
 * A parent without any children is a leaf and is not expected to be filled.
 */
export function findHierarchyFaults(children: HierarchySide, parents: HierarchySide, limits: CheckLimits): Draft[] {
  const parentOf = numberParents(children.level, parents.level);
  const hasChildren = new Set(parentOf);
  hasChildren.delete(-1);
  if (hasChildren.size === 0) return [];
  return [
    ...drafts("child_outside_parent", children.level.level, findOutside(children, parents, parentOf, limits)),
    ...drafts("parent_not_filled", parents.level.level, findUnfilled(children, parents, hasChildren, limits)),
  ];
}

function numberParents(children: CheckedLevel, parents: CheckedLevel): number[] {
  const numberOf = new Map(parents.cells.map((cell, number) => [cell.code, number]));
  return children.cells.map(({ parentCode }) => (parentCode === null ? -1 : (numberOf.get(parentCode) ?? -1)));
}

function findOutside(children: HierarchySide, parents: HierarchySide, parentOf: number[], limits: CheckLimits): Difference[] {
  const borders = findResidualBorders(
    children.coverage,
    (cell) => parentOf[cell]!,
    parents.coverage,
    (cell) => cell,
    parents.level.cells.length,
  );
  return [...borders].flatMap(([parent, table]) =>
    hasChild(parentOf, parent)
      ? findResidualAreas(table, limits.toleranceMetres)
          .filter(({ depth, shape }) => depth > 0 && shape.widthMetres >= limits.roundingMetres)
          .flatMap((area) => outsideParent(children, parents, parent, area))
      : [],
  );
}

function hasChild(parentOf: number[], parent: number): boolean {
  return parentOf.includes(parent);
}

function outsideParent(children: HierarchySide, parents: HierarchySide, parent: number, area: ResidualArea): Difference[] {
  const [lng, lat] = interiorPosition(area.shape.polygon);
  // Children that overlap exceed their parent inside it as well.
  if (parents.locator.sidesOf(parent).sideOf(lng, lat) === "inside") return [];
  const numbers = area.around.filter((cell) => cell % 2 === CHILD).map((cell) => cell >> 1);
  const holding = numbers.filter((child) => children.locator.sidesOf(child).sideOf(lng, lat) === "inside");
  const outside = holding.length > 0 ? holding : numbers;
  // A child that reaches over its neighbour across the parent's border is told once, as an overlap.
  const overlaps = children.overlaps.filter(({ cells }) => cells.some((cell) => outside.includes(cell)));
  if (isInAny(overlaps.map(({ shape }) => shape.polygon), [lng, lat])) return [];
  const cells = outside.map((child) => children.level.cells[child]!);
  return [{ cells: [...cells, parents.level.cells[parent]!], shape: area.shape }];
}

function findUnfilled(
  children: HierarchySide,
  parents: HierarchySide,
  hasChildren: ReadonlySet<number>,
  limits: CheckLimits,
): Difference[] {
  const borders = findResidualBorders(
    children.coverage,
    () => 0,
    parents.coverage,
    (cell) => (hasChildren.has(cell) ? 0 : -1),
    1,
  );
  const gaps = children.enclosed.map(({ shape }) => shape.polygon);
  return [...borders.values()].flatMap((table) =>
    findResidualAreas(table, limits.toleranceMetres)
      .filter(({ depth, shape }) => depth < 0 && shape.widthMetres >= limits.roundingMetres)
      .flatMap(({ shape, around }) => {
        const at = interiorPosition(shape.polygon);
        // Enclosed ground is reported as a gap of the children's level.
        if (isInAny(gaps, at) || children.locator.holding(at).length > 0) return [];
        const holding = parents.locator.holding(at).filter((parent) => hasChildren.has(parent));
        const numbers = holding.length > 0 ? holding : around.filter((cell) => cell % 2 === PARENT).map((cell) => cell >> 1);
        return [{ cells: numbers.map((parent) => parents.level.cells[parent]!), shape }];
      }),
  );
}

function isInAny(polygons: readonly Polygon[], [lng, lat]: Position): boolean {
  return polygons.some((polygon) => booleanPointInPolygon([lng, lat], polygon));
}

/** One error for each wide area; slivers summed up into one warning for each group of cells. */
function drafts(kind: "child_outside_parent" | "parent_not_filled", level: number, differences: readonly Difference[]): Draft[] {
  const wide = differences.filter(({ shape }) => !shape.isSliver);
  const slivers = new Map<string, Difference[]>();
  for (const difference of differences) {
    if (!difference.shape.isSliver) continue;
    const key = difference.cells.map((cell) => cell.index).join("-");
    const known = slivers.get(key);
    if (known === undefined) slivers.set(key, [difference]);
    else known.push(difference);
  }
  return [...wide.map((difference) => [difference]), ...slivers.values()].map((group): Draft => {
    const areaSquareMetres = group.reduce((sum, { shape }) => sum + shape.areaSquareMetres, 0);
    const [first] = group as [Difference];
    return {
      kind,
      severity: first.shape.isSliver ? "warning" : "error",
      level,
      cells: first.cells,
      geometry: { type: "MultiPolygon", coordinates: group.map(({ shape }) => shape.polygon.coordinates) },
      size: areaSquareMetres,
      unit: "m2",
      details: { widthMetres: Math.max(...group.map(({ shape }) => shape.widthMetres)), areaSquareMetres, count: group.length },
    };
  });
}
