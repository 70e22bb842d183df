import type { Geometry, MultiPolygon, Polygon, Position } from "geojson";
import type { SourceCrs } from "../../../geo/index.ts";
import { positionIn } from "../stated-crs.ts";

export interface AreaRefusal {
  reason: "missing" | "wrong_geometry" | "bad_geometry" | "out_of_range";
  value: string;
  message: string;
}

/** The feature's area in WGS 84 without heights, or why it has none. Says which vertex is wrong. */
export function readArea(geometry: Geometry | null, crs: SourceCrs): Polygon | MultiPolygon | AreaRefusal {
  if (geometry === null) return { reason: "missing", value: "", message: "The feature has no geometry; a cell needs its area." };
  if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") {
    return { reason: "wrong_geometry", value: geometry.type, message: `The feature is a ${geometry.type}; a cell is a Polygon or MultiPolygon.` };
  }
  // What the file says is a claim: nothing about the nesting of its lists is taken for granted.
  const given: unknown = geometry.coordinates;
  const parts: unknown[] = geometry.type === "Polygon" ? [given] : Array.isArray(given) ? given : [];
  const areas: Position[][][] = [];
  for (const [p, part] of parts.entries()) {
    if (!Array.isArray(part)) return badGeometry(`Part ${p + 1} is not a list of rings.`);
    const rings: Position[][] = [];
    for (const [r, ring] of part.entries()) {
      if (!Array.isArray(ring)) return badGeometry(`Part ${p + 1}, ring ${r + 1} is not a list of positions.`);
      const positions: Position[] = new Array<Position>(ring.length);
      for (let v = 0; v < ring.length; v++) {
        const vertex: unknown = ring[v];
        const position = Array.isArray(vertex) ? positionIn(vertex[0], vertex[1], crs) : "A position must be a list of two numbers.";
        if (typeof position === "string") {
          return { reason: "out_of_range", value: JSON.stringify(vertex)?.slice(0, 80) ?? "", message: `Part ${p + 1}, ring ${r + 1}, vertex ${v + 1}: ${position}` };
        }
        positions[v] = [position[0], position[1]];
      }
      if (positions.length > 0) rings.push(positions);
    }
    if (rings.length > 0) areas.push(rings);
  }
  const [only] = areas;
  if (only === undefined) return badGeometry("The area is empty.");
  return geometry.type === "Polygon" ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates: areas };
}

function badGeometry(message: string): AreaRefusal {
  return { reason: "bad_geometry", value: "", message };
}
