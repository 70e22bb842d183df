import type { MultiPolygon, Polygon } from "geojson";
import { findDepthFaces, type Pieces } from "../topology/depth-faces.ts";
import { findEdgeHits } from "../topology/edge-hits.ts";
import { EdgeTable } from "../topology/edge-table.ts";
import { nodeEdges } from "../topology/node-edges.ts";
import { readRings } from "../topology/read-rings.ts";
import { VertexTable } from "../topology/vertex-table.ts";
import { addPiece, facesAsArea } from "./faces-as-area.ts";

/** What a child covered and covers now; null where it did not exist or is gone. */
export interface ChangedChild {
  before: Polygon | MultiPolygon | null;
  after: Polygon | MultiPolygon | null;
}

/**
 * The ground of a parent after its children changed: what it held, less what each changed child
 * covered before, plus what each covers now. Null when nothing is left.
 *
 * Borders are added and taken away edge by edge and bit by bit, so borders that stay keep their
 * exact positions, ground that no child covers stays the parent's, and children that changed only
 * among themselves give back the very geometry that came in.
 */
export function followChildren(parent: Polygon | MultiPolygon, changes: readonly ChangedChild[]): Polygon | MultiPolygon | null {
  const vertices = new VertexTable(1024);
  const edges = new EdgeTable(vertices, 1024);
  for (const { before, after } of changes) {
    addBorder(edges, before, -1);
    addBorder(edges, after, 1);
  }
  if (weightsOf(edges).every((weight) => weight === 0)) return parent;
  addBorder(edges, parent, 1);
  const cut = withoutCancelled(edges);
  nodeEdges(cut, findEdgeHits(vertices, cut.from, cut.to, cut.size));
  const pieces = piecesOf(cut);
  const faces = findDepthFaces(vertices, pieces);
  return facesAsArea(vertices, pieces, faces, (face) => faces.depth[face]! >= 1);
}

/** Border that was taken away must not cut what crosses it. */
function withoutCancelled(edges: EdgeTable): EdgeTable {
  const left = new EdgeTable(edges.vertices, edges.size);
  weightsOf(edges).forEach((weight, edge) => {
    for (let n = Math.abs(weight); n > 0; n--) {
      if (weight > 0) left.use(edges.from[edge]!, edges.to[edge]!, 0, 0);
      else left.use(edges.to[edge]!, edges.from[edge]!, 0, 0);
    }
  });
  return left;
}

/** Borders of a cell with its ground on their left; `sign` -1 takes them away. */
function addBorder(edges: EdgeTable, geometry: Polygon | MultiPolygon | null, sign: 1 | -1): void {
  for (const ring of readRings(geometry, 0, edges.vertices)) {
    if (ring.isFlat) continue;
    const isForward = (ring.doubleArea > 0 === (ring.ring === 0)) === (sign === 1);
    let previous = ring.vertices[ring.vertices.length - 1]!;
    for (const vertex of ring.vertices) {
      if (isForward) edges.use(previous, vertex, 0, 0);
      else edges.use(vertex, previous, 0, 0);
      previous = vertex;
    }
  }
}

function weightsOf(edges: EdgeTable): Int32Array {
  const weights = new Int32Array(edges.size);
  for (let use = 0; use < edges.uses; use++) {
    const edge = edges.useEdge[use]!;
    if (edge !== -1) weights[edge]! += edges.useSide[use]!;
  }
  return weights;
}

function piecesOf(edges: EdgeTable): Pieces {
  const pieces: Pieces = { from: [], to: [], weight: [] };
  weightsOf(edges).forEach((weight, edge) => {
    if (weight !== 0) addPiece(pieces, edges.from[edge]!, edges.to[edge]!, weight);
  });
  return pieces;
}
