import { findEdgeHits, type EdgeHit } from "./edge-hits.ts";
import { EdgeTable } from "./edge-table.ts";
import { nodeEdges } from "./node-edges.ts";
import { orientByParity } from "./orient-by-parity.ts";
import type { CellRing } from "./read-rings.ts";
import type { VertexTable } from "./vertex-table.ts";

export interface UseOfEdge {
  cell: number;
  ring: number;
}

export interface DoubledEdge {
  edge: number;
  cell: number;
  /** True when the cell runs along the edge more often in one direction than in the other, by two or more. */
  isRetraced: boolean;
}

/**
 * The borders of one level's cells, cut where they meet, every piece stored once with the cells
 * on either side. Each cell's interior is where an odd number of its rings goes round.
 */
export interface Coverage {
  vertices: VertexTable;
  edges: EdgeTable;
  hits: EdgeHit[];
  /** Who used the edges named in `hits`, as drawn. */
  hitUses: ReadonlyMap<number, UseOfEdge[]>;
  /** Uses of edge e are `edgeUses[edgeStart[e]]` up to `edgeUses[edgeStart[e + 1] - 1]`. */
  edgeStart: Int32Array;
  edgeUses: Int32Array;
  cellStart: Int32Array;
  cellUses: Int32Array;
  /** Cells on the left minus cells on the right, per edge. */
  weight: Int32Array;
  /** Edges that one cell uses more than once. */
  doubled: DoubledEdge[];
  /** Cells whose interior is not the one that the direction of their rings suggests, and an edge there. */
  inverted: ReadonlyMap<number, number>;
}

/** Cuts borders where they meet and notes who lies on which side. `nested` names cells with a ring in the wrong place. */
export function buildCoverage(
  vertices: VertexTable,
  rings: readonly CellRing[],
  cellCount: number,
  nested: ReadonlySet<number> = new Set(),
): Coverage {
  const edges = new EdgeTable(vertices, rings.reduce((sum, ring) => sum + ring.vertices.length, 0));
  rings.forEach((ring, index) => useRing(edges, ring, index));
  const hits = findEdgeHits(vertices, edges.from, edges.to, edges.size);
  const hitUses = usesOfHits(edges, hits);
  nodeEdges(edges, hits);

  const [edgeStart, edgeUses] = groupUses(edges, edges.useEdge, edges.size);
  const [cellStart, cellUses] = groupUses(edges, edges.useCell, cellCount);
  const doubled = findDoubled(edges, edgeStart, edgeUses);
  const irregular = new Set(nested);
  for (const { cell } of doubled) irregular.add(cell);
  for (const hit of hits) for (const cell of cellsOfBoth(hitUses, hit)) irregular.add(cell);

  const inverted = new Map<number, number>();
  for (const cell of irregular) {
    const edge = orientByParity(edges, cellUses.subarray(cellStart[cell], cellStart[cell + 1]));
    if (edge !== -1) inverted.set(cell, edge);
  }
  // Loops that cancel each other out: whichever direction was assumed, one of them is inverted.
  for (const ring of rings) {
    if (ring.doubleArea === 0 && !ring.isFlat) inverted.set(ring.cell, firstEdge(edges, ring));
  }
  const weight = new Int32Array(edges.size);
  for (let use = 0; use < edges.uses; use++) {
    const edge = edges.useEdge[use]!;
    if (edge !== -1) weight[edge]! += edges.useSide[use]!;
  }
  return { vertices, edges, hits, hitUses, edgeStart, edgeUses, cellStart, cellUses, weight, doubled, inverted };
}

/** Cells that use both edges of a hit. */
export function cellsOfBoth(hitUses: ReadonlyMap<number, UseOfEdge[]>, hit: EdgeHit): number[] {
  const others = hitUses.get(hit.other)!;
  return hitUses.get(hit.edge)!.filter((use) => others.some((other) => other.cell === use.cell)).map((use) => use.cell);
}

/** Cells with a use of the edge, on the given side (+1 left, -1 right) or on any side (0). */
export function cellsAt(coverage: Coverage, edge: number, side: -1 | 0 | 1 = 0): number[] {
  const cells: number[] = [];
  for (let i = coverage.edgeStart[edge]!; i < coverage.edgeStart[edge + 1]!; i++) {
    const use = coverage.edgeUses[i]!;
    if (coverage.edges.useEdge[use] !== -1 && (side === 0 || coverage.edges.useSide[use] === side)) {
      cells.push(coverage.edges.useCell[use]!);
    }
  }
  return cells;
}

function useRing(edges: EdgeTable, ring: CellRing, index: number): void {
  const { vertices, doubleArea } = ring;
  if (ring.isFlat) return;
  const isOuter = ring.ring === 0;
  const hasCellOnLeft = doubleArea > 0 === isOuter;
  let previous = vertices[vertices.length - 1]!;
  for (const vertex of vertices) {
    if (hasCellOnLeft) edges.use(previous, vertex, ring.cell, index);
    else edges.use(vertex, previous, ring.cell, index);
    previous = vertex;
  }
}

/** The edge, piece or not, that leaves the ring's first vertex by `isBefore`. */
function firstEdge(edges: EdgeTable, { vertices }: CellRing): number {
  const first = vertices.reduce((best, v) => (edges.vertices.isBefore(v, best) ? v : best));
  const at = vertices.indexOf(first);
  return edges.edgeOf(first, vertices[(at + 1) % vertices.length]!);
}

function usesOfHits(edges: EdgeTable, hits: EdgeHit[]): Map<number, UseOfEdge[]> {
  const found = new Map<number, UseOfEdge[]>();
  for (const hit of hits) {
    found.set(hit.edge, []);
    found.set(hit.other, []);
  }
  if (hits.length === 0) return found;
  for (let use = 0; use < edges.uses; use++) {
    found.get(edges.useEdge[use]!)?.push({ cell: edges.useCell[use]!, ring: edges.useRing[use]! });
  }
  return found;
}

function groupUses(edges: EdgeTable, keys: Int32Array, groups: number): [start: Int32Array, uses: Int32Array] {
  const start = new Int32Array(groups + 1);
  let kept = 0;
  for (let use = 0; use < edges.uses; use++) {
    if (edges.useEdge[use] === -1) continue;
    start[keys[use]! + 1]!++;
    kept++;
  }
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  const fill = start.slice();
  const uses = new Int32Array(kept);
  for (let use = 0; use < edges.uses; use++) {
    if (edges.useEdge[use] !== -1) uses[fill[keys[use]!]!++] = use;
  }
  return [start, uses];
}

function findDoubled(edges: EdgeTable, edgeStart: Int32Array, edgeUses: Int32Array): DoubledEdge[] {
  const doubled: DoubledEdge[] = [];
  for (let edge = 0; edge < edges.size; edge++) {
    const first = edgeStart[edge]!;
    const end = edgeStart[edge + 1]!;
    for (let i = first + 1; i < end; i++) {
      const cell = edges.useCell[edgeUses[i]!]!;
      let earlier = 0;
      for (let j = first; j < i; j++) if (edges.useCell[edgeUses[j]!] === cell) earlier++;
      if (earlier !== 1) continue;
      let net = 0;
      for (let j = first; j < end; j++) if (edges.useCell[edgeUses[j]!] === cell) net += edges.useSide[edgeUses[j]!]!;
      doubled.push({ edge, cell, isRetraced: Math.abs(net) > 1 });
    }
  }
  return doubled;
}
