import type { RingTable } from "../cells/read-cells.ts";
import { VertexTable } from "../topology/vertex-table.ts";
import type { NeighbourPairs } from "./neighbours.ts";

/** Adds every pair of cells that have a vertex in common, bit for bit. */
export function addSharersOfVertices({ positions, ringStart, cellRing, cellCount }: RingTable, pairs: NeighbourPairs): void {
  const vertexCount = positions.length / 2;
  const vertices = new VertexTable(vertexCount);
  // The cells at each vertex, as lists: most have two entries, corners three or four.
  const head = new Int32Array(vertexCount).fill(-1);
  const next = new Int32Array(vertexCount);
  const cellOf = new Int32Array(vertexCount);
  let entries = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const end = ringStart[cellRing[cell + 1]!]!;
    for (let at = ringStart[cellRing[cell]!]!; at < end; at++) {
      const vertex = vertices.idOf(positions[at * 2]!, positions[at * 2 + 1]!);
      let isListed = false;
      for (let entry = head[vertex]!; entry !== -1; entry = next[entry]!) {
        if (cellOf[entry] === cell) isListed = true;
        else pairs.add(cellOf[entry]!, cell);
      }
      if (isListed) continue;
      cellOf[entries] = cell;
      next[entries] = head[vertex]!;
      head[vertex] = entries++;
    }
  }
}
