import { area } from "@turf/turf";
import type { MultiPolygon, Polygon } from "geojson";
import { findDepthFaces, type DepthFaces, type Pieces } from "../topology/depth-faces.ts";
import { findEdgeHits } from "../topology/edge-hits.ts";
import { EdgeTable } from "../topology/edge-table.ts";
import { nodeEdges } from "../topology/node-edges.ts";
import { readRings } from "../topology/read-rings.ts";
import { VertexTable } from "../topology/vertex-table.ts";
import { addPiece, outlineAsArea } from "./faces-as-area.ts";

/** A cell of one edition. Where several hold a point the highest level wins, then the smallest code. */
export interface OwnedCell {
  /** Whose the ground is: equal in two editions when nothing changed hands. */
  owner: string;
  code: string;
  /** Depth in the cell tree: 1 is the top. */
  level: number;
  geometry: Polygon | MultiPolygon;
}

export interface ChangedGround {
  /** Owner before; null for nobody. */
  from: string | null;
  /** Owner afterwards; null for nobody. */
  to: string | null;
  geometry: MultiPolygon;
  areaSquareMetres: number;
}

/**
 * The ground that has another owner in `after` than in `before`, one entry for each pair of owners,
 * in the order of their names.
 *
 * All borders are cut where they meet, and across every piece it is known whose ground begins or
 * ends there: owners are carried from area to area and never found by trying a point. Exact but for
 * places where two borders cross, which are rounded to micrometres. A cell holds what an odd number
 * of its rings goes round. A geometry that is the same object in both editions is compared once.
 */
export function changedGround(before: readonly OwnedCell[], after: readonly OwnedCell[]): ChangedGround[] {
  const claims = readClaims(before, after);
  const vertices = new VertexTable(1024);
  const edges = cutBorders(claims, vertices);
  const { pieces, claimsOf } = piecesOf(edges);
  const faces = findDepthFaces(vertices, pieces);
  const changeOf = changesOfFaces(faces, claimsOf, claims);
  return collectAreas(vertices, pieces, faces, changeOf);
}

interface Claim { cell: OwnedCell; isBefore: boolean; isAfter: boolean }

/** Best claim first, so that of those which hold an area the smallest number owns it. */
function readClaims(before: readonly OwnedCell[], after: readonly OwnedCell[]): Claim[] {
  const byGeometry = new Map<object, Claim>();
  const claims = before.map((cell): Claim => ({ cell, isBefore: true, isAfter: false }));
  for (const claim of claims) byGeometry.set(claim.cell.geometry, claim);
  for (const cell of after) {
    const same = byGeometry.get(cell.geometry);
    if (same !== undefined && !same.isAfter && same.cell.owner === cell.owner && same.cell.code === cell.code && same.cell.level === cell.level) same.isAfter = true;
    else claims.push({ cell, isBefore: false, isAfter: true });
  }
  return claims.sort((a, b) => b.cell.level - a.cell.level || compareText(a.cell.code, b.cell.code));
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function cutBorders(claims: readonly Claim[], vertices: VertexTable): EdgeTable {
  const edges = new EdgeTable(vertices, 1024);
  claims.forEach(({ cell }, number) => {
    for (const ring of readRings(cell.geometry, number, vertices)) {
      if (ring.isFlat) continue;
      let previous = ring.vertices[ring.vertices.length - 1]!;
      for (const vertex of ring.vertices) {
        edges.use(previous, vertex, number, 0);
        previous = vertex;
      }
    }
  });
  nodeEdges(edges, findEdgeHits(vertices, edges.from, edges.to, edges.size));
  return edges;
}

/** Every piece of border with the claims that begin or end there. */
function piecesOf(edges: EdgeTable): { pieces: Pieces; claimsOf: number[][] } {
  const perEdge: (number[] | undefined)[] = new Array<number[] | undefined>(edges.size);
  for (let use = 0; use < edges.uses; use++) {
    const edge = edges.useEdge[use]!;
    if (edge === -1) continue;
    perEdge[edge] = toggled(perEdge[edge] ?? [], [edges.useCell[use]!]);
  }
  const pieces: Pieces = { from: [], to: [], weight: [] };
  const claimsOf: number[][] = [];
  perEdge.forEach((claims, edge) => {
    if (claims === undefined || claims.length === 0) return;
    addPiece(pieces, edges.from[edge]!, edges.to[edge]!, 0);
    claimsOf.push(claims);
  });
  return { pieces, claimsOf };
}

/** What is in exactly one of two ascending lists, ascending. */
function toggled(one: readonly number[], other: readonly number[]): number[] {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const a = one[i] ?? Infinity;
    const b = other[j] ?? Infinity;
    if (a === b) { i++; j++; continue; }
    result.push(Math.min(a, b));
    if (a < b) i++;
    else j++;
  }
  return result;
}

interface Change { from: string | null; to: string | null }

/** For each face who owned it and who owns it now; null where that is the same. */
function changesOfFaces(faces: DepthFaces, claimsOf: readonly number[][], claims: readonly Claim[]): (Change | null)[] {
  const holders: (number[] | undefined)[] = new Array<number[] | undefined>(faces.depth.length);
  holders[0] = [];
  const queue = [0];
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    for (const cycle of faces.cycles[face]!) {
      for (const halfEdge of cycle) {
        const beyond = faces.faceOfHalfEdge[halfEdge ^ 1]!;
        if (holders[beyond] !== undefined) continue;
        holders[beyond] = toggled(holders[face]!, claimsOf[halfEdge >> 1]!);
        queue.push(beyond);
      }
    }
  }
  return holders.map((held = []) => {
    const from = held.find((claim) => claims[claim]!.isBefore);
    const to = held.find((claim) => claims[claim]!.isAfter);
    const change: Change = { from: ownerOf(claims, from), to: ownerOf(claims, to) };
    return change.from === change.to ? null : change;
  });
}

const ownerOf = (claims: readonly Claim[], claim: number | undefined) => (claim === undefined ? null : claims[claim]!.cell.owner);

function collectAreas(vertices: VertexTable, pieces: Pieces, faces: DepthFaces, changeOf: readonly (Change | null)[]): ChangedGround[] {
  const keys = changeOf.map((change) => (change === null ? "" : JSON.stringify([change.from, change.to])));
  const outlines = new Map<string, { change: Change; outline: Pieces }>();
  pieces.from.forEach((from, piece) => {
    for (const side of [0, 1] as const) {
      const face = faces.faceOfHalfEdge[piece * 2 + side]!;
      const change = changeOf[face];
      if (change == null || keys[face] === keys[faces.faceOfHalfEdge[piece * 2 + 1 - side]!]) continue;
      const known = outlines.get(keys[face]!) ?? { change, outline: { from: [], to: [], weight: [] } };
      outlines.set(keys[face]!, known);
      addPiece(known.outline, from, pieces.to[piece]!, side === 0 ? 1 : -1);
    }
  });
  return [...outlines].sort(([a], [b]) => compareText(a, b)).flatMap(([, { change, outline }]) => {
    const found = outlineAsArea(vertices, outline);
    if (found === null) return [];
    const geometry: MultiPolygon = found.type === "Polygon" ? { type: "MultiPolygon", coordinates: [found.coordinates] } : found;
    return [{ ...change, geometry, areaSquareMetres: area(geometry) }];
  });
}
