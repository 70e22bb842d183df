import type { EdgeHit } from "./edge-hits.ts";
import type { EdgeTable } from "./edge-table.ts";

/** Cuts edges at the vertices where others meet them and passes the uses to the pieces. */
export function splitEdges(edges: EdgeTable, hits: readonly EdgeHit[]): { cut: number[]; pieces: number[] } {
  const cutsOf = new Map<number, Set<number>>();
  const cut = (edge: number, vertex: number) => {
    if (vertex === edges.from[edge] || vertex === edges.to[edge]) return;
    const cuts = cutsOf.get(edge);
    if (cuts === undefined) cutsOf.set(edge, new Set([vertex]));
    else cuts.add(vertex);
  };
  for (const hit of hits) {
    cut(hit.edge, hit.vertex);
    if (hit.isCrossing) cut(hit.other, hit.vertex);
  }
  if (cutsOf.size === 0) return { cut: [], pieces: [] };

  const { vertices } = edges;
  const usesBefore = edges.uses;
  const chains = new Map<number, number[]>();
  for (const [edge, cuts] of cutsOf) {
    const start = edges.from[edge]!;
    const end = edges.to[edge]!;
    const dx = vertices.x[end]! - vertices.x[start]!;
    const dy = vertices.y[end]! - vertices.y[start]!;
    const along = (v: number) => (vertices.x[v]! - vertices.x[start]!) * dx + (vertices.y[v]! - vertices.y[start]!) * dy;
    const inner = [...cuts].sort((a, b) => along(a) - along(b) || (vertices.isBefore(a, b) ? -1 : 1));
    chains.set(edge, [start, ...inner, end]);
  }
  for (let use = 0; use < usesBefore; use++) {
    const chain = chains.get(edges.useEdge[use]!);
    if (chain === undefined) continue;
    const isForward = edges.useSide[use] === 1;
    for (let i = 1; i < chain.length; i++) {
      const a = chain[i - 1]!;
      const b = chain[i]!;
      edges.use(isForward ? a : b, isForward ? b : a, edges.useCell[use]!, edges.useRing[use]!);
    }
    edges.useEdge[use] = -1;
  }
  const pieces = new Set<number>();
  for (const chain of chains.values()) for (let i = 1; i < chain.length; i++) pieces.add(edges.edgeOf(chain[i - 1]!, chain[i]!));
  return { cut: [...cutsOf.keys()], pieces: [...pieces] };
}
