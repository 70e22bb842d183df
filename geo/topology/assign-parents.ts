import type { Polygon } from "geojson";
import { CellLocator } from "./cell-locator.ts";
import { positionOf, readLevels, type CheckedCell } from "./checked-cell.ts";
import { buildCoverage } from "./coverage.ts";
import { compareText } from "./draft.ts";
import { interiorPosition } from "./face-shape.ts";
import type { TopologyCells } from "./finding.ts";
import { sharedAreas } from "./shared-areas.ts";
import { VertexTable } from "./vertex-table.ts";

export interface ParentAssignment {
  code: string;
  /** Null when no parent holds any of the cell. */
  parent: string | null;
  /** True when the cell reaches beyond the parent chosen, so that the choice went by area. */
  straddles: boolean;
  /** Square metres of the cell in each parent that holds some, largest first; only for cells that straddle. */
  sharedSquareMetres?: { parent: string; areaSquareMetres: number }[];
}

/**
 * Gives every cell without a parent code the parent cell that holds it; cells with a code keep it.
 *
 * The parent is the one that holds a position inside the cell; a cell that reaches beyond it goes
 * to the parent with which it shares most ground, the smaller code where two share alike.
 */
export function assignParents(
  cells: TopologyCells,
  parents: TopologyCells,
): { cells: TopologyCells; assignments: ParentAssignment[] } {
  const above = flatten(parents);
  const locator = new CellLocator(above.vertices, above.cells);
  const below = flatten(cells);
  const assignments: ParentAssignment[] = [];
  const features = cells.features.map((feature, index) => {
    const cell = below.cells[index]!;
    if (cell.parentCode !== null) return feature;
    const assignment = assign(cell, below.vertices, locator, above);
    assignments.push(assignment);
    return { ...feature, properties: { ...feature.properties, parent: assignment.parent } };
  });
  return { cells: { ...cells, features }, assignments };
}

interface Flat {
  vertices: VertexTable;
  cells: CheckedCell[];
}

function flatten(collection: TopologyCells): Flat {
  const { vertices, levels } = readLevels(collection);
  const cells: CheckedCell[] = [];
  for (const level of levels) for (const cell of level.cells) cells[cell.index] = cell;
  return { vertices, cells };
}

function assign(cell: CheckedCell, vertices: VertexTable, locator: CellLocator, above: Flat): ParentAssignment {
  const main = mainPolygon(cell, vertices);
  if (main === undefined) return { code: cell.code, parent: null, straddles: false };
  const holding = locator.holding(interiorPosition(main));
  const only = holding.length === 1 ? holding[0]! : -1;
  if (only !== -1 && liesWithin(cell, vertices, locator, only)) {
    return { code: cell.code, parent: above.cells[only]!.code, straddles: false };
  }
  const shared = sharedWith(cell, vertices, locator, above);
  const parent = shared[0]?.parent ?? null;
  return { code: cell.code, parent, straddles: parent !== null, sharedSquareMetres: shared };
}

/** The cell's largest part with its holes. */
function mainPolygon(cell: CheckedCell, vertices: VertexTable): Polygon | undefined {
  const outer = cell.rings
    .filter((ring) => ring.ring === 0 && !ring.isFlat)
    .reduce<CheckedCell["rings"][number] | undefined>(
      (best, ring) => (best !== undefined && Math.abs(best.doubleArea) >= Math.abs(ring.doubleArea) ? best : ring),
      undefined,
    );
  if (outer === undefined) return undefined;
  const rings = cell.rings.filter((ring) => ring.part === outer.part && !ring.isFlat);
  return {
    type: "Polygon",
    coordinates: rings.map((ring) => [...ring.vertices, ring.vertices[0]!].map((v) => [...positionOf(vertices, v)])),
  };
}

/** No vertex of the cell lies outside the parent. */
function liesWithin(cell: CheckedCell, vertices: VertexTable, locator: CellLocator, parent: number): boolean {
  const sides = locator.sidesOf(parent);
  return cell.rings.every((ring) => ring.vertices.every((v) => sides.sideOf(vertices.x[v]!, vertices.y[v]!) !== "outside"));
}

function sharedWith(cell: CheckedCell, vertices: VertexTable, locator: CellLocator, above: Flat) {
  const own = new CellLocator(vertices, [cell]);
  const shared = locator.near(own.boxes[0]!).map((parent) => ({
    parent: above.cells[parent]!.code,
    areaSquareMetres: sharedSquareMetres(cell, vertices, above.cells[parent]!, above.vertices),
  }));
  return shared
    .filter(({ areaSquareMetres }) => areaSquareMetres > 0)
    .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres || compareText(a.parent, b.parent));
}

function sharedSquareMetres(a: CheckedCell, aVertices: VertexTable, b: CheckedCell, bVertices: VertexTable): number {
  const vertices = new VertexTable();
  const rings = [
    ...a.rings.map((ring) => ({ ...ring, cell: 0, vertices: renumber(ring.vertices, aVertices, vertices) })),
    ...b.rings.map((ring) => ({ ...ring, cell: 1, vertices: renumber(ring.vertices, bVertices, vertices) })),
  ];
  const coverage = buildCoverage(vertices, rings, 2, new Set());
  return sharedAreas(coverage, 0, 1, 0).reduce((sum, shape) => sum + shape.areaSquareMetres, 0);
}

function renumber(ids: Int32Array, from: VertexTable, to: VertexTable): Int32Array {
  return ids.map((id) => to.idOf(from.x[id]!, from.y[id]!));
}
