import type { MultiPolygon, Polygon, Position } from "geojson";
import { findDepthFaces, type DepthFaces, type Pieces } from "../topology/depth-faces.ts";
import type { VertexTable } from "../topology/vertex-table.ts";

/** The chosen faces as one area, faces side by side joined; null when none is chosen. Outer rings run counter-clockwise. */
export function facesAsArea(vertices: VertexTable, pieces: Pieces, faces: DepthFaces, isChosen: (face: number) => boolean): Polygon | MultiPolygon | null {
  const outline: Pieces = { from: [], to: [], weight: [] };
  pieces.from.forEach((from, piece) => {
    const left = isChosen(faces.faceOfHalfEdge[piece * 2]!);
    const right = isChosen(faces.faceOfHalfEdge[piece * 2 + 1]!);
    if (left === right) return;
    addPiece(outline, from, pieces.to[piece]!, left ? 1 : -1);
  });
  return outlineAsArea(vertices, outline);
}

export function addPiece(pieces: Pieces, from: number, to: number, weight: number): void {
  pieces.from.push(from);
  pieces.to.push(to);
  pieces.weight.push(weight);
}

/** The area whose whole outline the pieces are, with it on their left where the weight is 1 and on their right where it is -1. */
export function outlineAsArea(vertices: VertexTable, outline: Pieces): Polygon | MultiPolygon | null {
  const faces = findDepthFaces(vertices, outline);
  const polygons: Position[][][] = [];
  faces.depth.forEach((depth, face) => {
    if (depth === 1) polygons.push(faces.cycles[face]!.map((cycle) => ringOf(vertices, outline, cycle)));
  });
  const [only] = polygons;
  if (only === undefined) return null;
  return polygons.length === 1 ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates: polygons };
}

/** Closed, from its first vertex by `isBefore`, so that the same area is always written alike. */
function ringOf(vertices: VertexTable, pieces: Pieces, cycle: readonly number[]): Position[] {
  const ring = cycle.map((halfEdge) => ((halfEdge & 1) === 0 ? pieces.from[halfEdge >> 1]! : pieces.to[halfEdge >> 1]!));
  let first = 0;
  ring.forEach((v, i) => {
    if (vertices.isBefore(v, ring[first]!)) first = i;
  });
  return [...ring.slice(first), ...ring.slice(0, first + 1)].map((v) => [vertices.x[v]!, vertices.y[v]!]);
}
