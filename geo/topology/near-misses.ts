import type { Geometry, LineString, Point, Polygon } from "geojson";
import { positionOf, type CheckedLevel } from "./checked-cell.ts";
import type { Coverage } from "./coverage.ts";
import type { Draft } from "./draft.ts";
import type { AreaBetween } from "./level-areas.ts";

/** One place where the borders of some cells differ by no more than the tolerance. */
export interface NearPlace {
  cells: number[];
  offsetMetres: number;
  areaSquareMetres?: number;
  geometry: Polygon | LineString | Point;
}

export function placeOfSliver({ cells, shape }: AreaBetween): NearPlace {
  return { cells, offsetMetres: shape.widthMetres, areaSquareMetres: shape.areaSquareMetres, geometry: shape.polygon };
}

/**
 * Corners that lie on another cell's edge, exactly or but for micrometres, where that cell has no vertex. Ownership is
 * sound, but any later rounding or reprojection opens the border.
 */
export function findUnmatchedVertices(coverage: Coverage, overlaps: readonly AreaBetween[]): NearPlace[] {
  const overlapping = new Set(overlaps.map(({ cells }) => cells.join("-")));
  const cellsAtVertex = new Map<number, Set<number>>();
  for (const hit of coverage.hits) {
    if (hit.isCrossing && !isEndOf(coverage, hit.edge, hit.vertex) && !isEndOf(coverage, hit.other, hit.vertex)) continue;
    for (const { cell: a } of coverage.hitUses.get(hit.edge)!) {
      for (const { cell: b } of coverage.hitUses.get(hit.other)!) {
        if (a === b || overlapping.has([Math.min(a, b), Math.max(a, b)].join("-"))) continue;
        const known = cellsAtVertex.get(hit.vertex);
        if (known === undefined) cellsAtVertex.set(hit.vertex, new Set([a, b]));
        else known.add(a).add(b);
      }
    }
  }
  return [...cellsAtVertex].map(([vertex, cells]) => ({
    cells: [...cells].sort((a, b) => a - b),
    offsetMetres: 0,
    geometry: { type: "Point", coordinates: [...positionOf(coverage.vertices, vertex)] },
  }));
}

function isEndOf({ edges }: Coverage, edge: number, vertex: number): boolean {
  return edges.from[edge] === vertex || edges.to[edge] === vertex;
}

/** Sums places up into one finding for each group of cells. */
export function nearMissDrafts(level: CheckedLevel, places: readonly NearPlace[]): Draft[] {
  const groups = new Map<string, NearPlace[]>();
  for (const place of places) {
    const key = place.cells.join("-");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups.values()].map((group) => {
    const widest = Math.max(...group.map((place) => place.offsetMetres));
    const areaSquareMetres = group.reduce((sum, place) => sum + (place.areaSquareMetres ?? 0), 0);
    return {
      kind: "near_miss",
      severity: "warning",
      level: level.level,
      cells: group[0]!.cells.map((cell) => level.cells[cell]!),
      geometry: gather(group.map((place) => place.geometry)),
      size: widest,
      unit: "m",
      details: { widthMetres: widest, areaSquareMetres, count: group.length },
    };
  });
}

/** One geometry of one type, which every GIS can open; areas go before lines, lines before points. */
function gather(geometries: readonly (Polygon | LineString | Point)[]): Geometry {
  const polygons = geometries.filter((g) => g.type === "Polygon");
  if (polygons.length > 0) return { type: "MultiPolygon", coordinates: polygons.map((g) => g.coordinates) };
  const lines = geometries.filter((g) => g.type === "LineString");
  if (lines.length > 0) return { type: "MultiLineString", coordinates: lines.map((g) => g.coordinates) };
  return { type: "MultiPoint", coordinates: geometries.filter((g) => g.type === "Point").map((g) => g.coordinates) };
}
