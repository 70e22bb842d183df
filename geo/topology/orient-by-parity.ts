import { findDepthFaces, type Pieces } from "./depth-faces.ts";
import type { EdgeTable } from "./edge-table.ts";

/**
 * Sets the sides of one cell's uses so that its interior is what an odd number of its rings goes
 * round, and withdraws pieces drawn an even number of times. Returns a piece whose side had to
 * change, or -1 when the rings' directions were right.
 */
export function orientByParity(edges: EdgeTable, uses: Int32Array): number {
  const usesOf = new Map<number, number[]>();
  for (const use of uses) {
    const edge = edges.useEdge[use]!;
    const known = usesOf.get(edge);
    if (known === undefined) usesOf.set(edge, [use]);
    else known.push(use);
  }
  const odd: number[] = [];
  const pieces: Pieces = { from: [], to: [], weight: [] };
  for (const [edge, same] of usesOf) {
    const isOdd = same.length % 2 === 1;
    // Passages there and back cancel: what counts is the direction left over.
    const net = same.reduce((sum, use) => sum + edges.useSide[use]!, 0);
    if (isOdd) edges.useSide[same[0]!] = Math.sign(net);
    for (const use of isOdd ? same.slice(1) : same) edges.useEdge[use] = -1;
    if (!isOdd) continue;
    odd.push(same[0]!);
    pieces.from.push(edges.from[edge]!);
    pieces.to.push(edges.to[edge]!);
    pieces.weight.push(1);
  }
  // An even number of odd pieces meets at every vertex, so depths taken modulo 2 agree all round.
  const faces = findDepthFaces(edges.vertices, pieces);
  let changed = -1;
  odd.forEach((use, i) => {
    const side = faces.depth[faces.faceOfHalfEdge[2 * i]!]! % 2 === 0 ? -1 : 1;
    if (edges.useSide[use] !== side) {
      edges.useSide[use] = side;
      const edge = edges.useEdge[use]!;
      if (changed === -1 || edges.vertices.isBefore(edges.from[edge]!, edges.from[changed]!)) changed = edge;
    }
  });
  return changed;
}
