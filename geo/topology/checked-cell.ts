import type { Position } from "../types.ts";
import type { TopologyCells } from "./finding.ts";
import { readRings, type CellRing } from "./read-rings.ts";
import { VertexTable } from "./vertex-table.ts";

/** A cell as the check sees it; `index` is its place in the collection. */
export interface CheckedCell {
  index: number;
  code: string;
  name: string;
  level: number;
  parentCode: string | null;
  rings: CellRing[];
}

/** The cells of one level; a cell's number in the level is its place in `cells`. */
export interface CheckedLevel {
  level: number;
  cells: CheckedCell[];
  rings: CellRing[];
}

/** Reads cells and sorts them by level, top first. Codes are compared as text, so 101 and "101" are one. */
export function readLevels(collection: TopologyCells): { vertices: VertexTable; levels: CheckedLevel[] } {
  const levelOf = levelFinder(collection);
  const vertices = new VertexTable(1024);
  const byLevel = new Map<number, CheckedLevel>();
  collection.features.forEach((feature, index) => {
    const { code, name, parent } = feature.properties;
    const number = levelOf(feature.properties.level, parent ?? null);
    let level = byLevel.get(number);
    if (level === undefined) byLevel.set(number, (level = { level: number, cells: [], rings: [] }));
    const rings = readRings(feature.geometry, level.cells.length, vertices);
    for (const ring of rings) level.rings.push(ring);
    const parentCode = parent === undefined || parent === null || parent === "" ? null : String(parent);
    level.cells.push({ index, code: String(code), name: name ?? String(code), level: number, parentCode, rings });
  });
  return { vertices, levels: [...byLevel.values()].sort((a, b) => a.level - b.level) };
}

function levelFinder(collection: TopologyCells) {
  const propertiesOf = new Map(collection.features.map((f) => [String(f.properties.code), f.properties]));
  return function levelOf(stated: number | undefined, parent: string | null, steps = 0): number {
    if (stated !== undefined) return stated;
    const above = parent === null ? undefined : propertiesOf.get(String(parent));
    // A chain of parents longer than the collection runs in a circle.
    if (above === undefined || steps > collection.features.length) return 1;
    return levelOf(above.level, above.parent ?? null, steps + 1) + 1;
  };
}

/** West, south, east, north of each cell's rings; an empty box for a cell without any. */
export function boxOf(cell: CheckedCell, vertices: VertexTable): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of cell.rings) {
    if (ring.ring !== 0) continue;
    for (const v of ring.vertices) {
      const x = vertices.x[v]!;
      const y = vertices.y[v]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  }
  return [west, south, east, north];
}

export function positionOf(vertices: VertexTable, vertex: number): Position {
  return [vertices.x[vertex]!, vertices.y[vertex]!];
}
