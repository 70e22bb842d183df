import type { MultiLineString, MultiPolygon, Polygon, Position } from "geojson";
import type { BBox } from "../types.ts";
import { EdgeTable } from "../topology/edge-table.ts";
import { readRings } from "../topology/read-rings.ts";
import { VertexTable } from "../topology/vertex-table.ts";

type Area = Polygon | MultiPolygon;

export interface ChangedBorders {
  /** Border that is gone. */
  gone: MultiLineString;
  /** Border that is new. */
  came: MultiLineString;
}

const GONE = 0;
const CAME = 1;

/** Edges of the cells before that no cell afterwards has, and the other way round; edges that follow each other joined into lines. */
export function changedBorders(before: readonly Area[], after: readonly Area[]): ChangedBorders {
  const edges = readEdges(before, after);
  const sides = new Uint8Array(edges.size);
  for (let use = 0; use < edges.uses; use++) sides[edges.useEdge[use]!]! |= 1 << edges.useCell[use]!;
  return { gone: linesOf(edges, sides, 1 << GONE), came: linesOf(edges, sides, 1 << CAME) };
}

/** Around all border in which one cell's two shapes differ; null when they have the same border. */
export function changedBox(before: Area | null, after: Area | null): BBox | null {
  const { gone, came } = changedBorders(before === null ? [] : [before], after === null ? [] : [after]);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of [...gone.coordinates, ...came.coordinates]) {
    for (const [lng = NaN, lat = NaN] of line) {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return west <= east ? [west, south, east, north] : null;
}

function readEdges(before: readonly Area[], after: readonly Area[]): EdgeTable {
  const edges = new EdgeTable(new VertexTable(1024), 1024);
  for (const [side, areas] of [[GONE, before], [CAME, after]] as const) {
    for (const { vertices } of areas.flatMap((area) => readRings(area, 0, edges.vertices))) {
      let previous = vertices[vertices.length - 1]!;
      for (const vertex of vertices) {
        if (vertex !== previous) edges.use(previous, vertex, side, 0);
        previous = vertex;
      }
    }
  }
  return edges;
}

function linesOf({ vertices: { x, y }, from, to, size }: EdgeTable, sides: Uint8Array, wanted: number): MultiLineString {
  const lines: Position[][] = [];
  let last = -1;
  for (let edge = 0; edge < size; edge++) {
    if (sides[edge] !== wanted) continue;
    const [a, b] = [from[edge]!, to[edge]!];
    const [start, end] = b === last ? [b, a] : [a, b];
    if (start === last) lines.at(-1)!.push([x[end]!, y[end]!]);
    else lines.push([[x[start]!, y[start]!], [x[end]!, y[end]!]]);
    last = end;
  }
  return { type: "MultiLineString", coordinates: lines };
}
