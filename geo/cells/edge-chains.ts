import { matchEdges } from "./match-edges.ts";
import type { RingTable } from "./read-cells.ts";

/** A cell as it stands in the index: its ordinal plus one. 0 stands for no cell. */
export type Label = number;

/**
 * Every undirected edge of some cells once, with the cells that it bounds, strung together where
 * consecutive edges bound the same cells.
 *
 * Edge e runs from vertex e to vertex e + 1; the last vertex of a chain begins no edge.
 */
export interface EdgeChains {
  /** lng0, lat0, lng1, lat1, … of the vertices of every chain in turn. */
  readonly vertices: Float64Array;
  /** Where chain c begins, counted in vertices; one more entry than there are chains. */
  readonly chainStart: Int32Array;
  /** The one or two cells that each chain bounds; 0 when there is no second. */
  readonly chainOne: Int32Array;
  readonly chainTwo: Int32Array;
  /**
   * 1 for edges that do not part one or two cells, such as spikes and borders of three cells. Those
   * are present once for every time that a ring runs along them.
   */
  readonly chainLoose: Uint8Array;
}

export interface DirectedEdges {
  readonly count: number;
  /** Positions, by number, where each edge begins and ends. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly label: Int32Array;
  /** Room for as many words again, three times. */
  readonly scratch: readonly [Int32Array, Int32Array, Int32Array];
}

export function chainEdges(table: RingTable, ordinals: Int32Array): EdgeChains {
  const edges = listEdges(table, ordinals);
  const { count, from, to, label, scratch } = edges;
  const { first, second, loose } = matchEdges(table.positions, edges);

  const chainOfEdge = scratch[2].fill(-1);
  const startOfChain: number[] = [];
  let vertexCount = 0;
  let last = -1;
  const other = (edge: number) => (loose[first[edge]!] === 1 || second[edge]! < 0 ? 0 : label[second[edge]!]!);
  for (let edge = 0; edge < count; edge++) {
    const isLoose = loose[first[edge]!]!;
    if (first[edge] !== edge && isLoose === 0) continue;
    const follows =
      last >= 0 &&
      last === edge - 1 &&
      to[last] === from[edge] &&
      label[last] === label[edge] &&
      loose[first[last]!] === isLoose &&
      other(last) === other(edge);
    if (!follows) {
      startOfChain.push(edge);
      vertexCount++;
    }
    chainOfEdge[edge] = startOfChain.length - 1;
    vertexCount++;
    last = edge;
  }

  const chains = startOfChain.length;
  const vertices = new Float64Array(vertexCount * 2);
  const chainStart = new Int32Array(chains + 1);
  let at = 0;
  const put = (position: number) => {
    vertices[at++] = table.positions[position * 2]!;
    vertices[at++] = table.positions[position * 2 + 1]!;
  };
  for (let chain = 0; chain < chains; chain++) {
    chainStart[chain] = at / 2;
    const begin = startOfChain[chain]!;
    put(from[begin]!);
    for (let edge = begin; chainOfEdge[edge] === chain; edge++) put(to[edge]!);
  }
  chainStart[chains] = at / 2;
  return {
    vertices,
    chainStart,
    chainOne: Int32Array.from(startOfChain, (edge) => label[edge]!),
    chainTwo: Int32Array.from(startOfChain, other),
    chainLoose: Uint8Array.from(startOfChain, (edge) => loose[first[edge]!]!),
  };
}

/** Edges between different positions; a ring that is a single place keeps one edge of no length. */
function listEdges({ positions, ringStart, cellRing }: RingTable, ordinals: Int32Array): DirectedEdges {
  let room = 0;
  for (const ordinal of ordinals) room += ringStart[cellRing[ordinal + 1]!]! - ringStart[cellRing[ordinal]!]!;
  // One piece of memory: many large ones would have the collector look through all of the input each time.
  const memory = new Int32Array(room * 6);
  const part = (at: number) => memory.subarray(at * room, (at + 1) * room);
  const from = part(0);
  const to = part(1);
  const label = part(2);
  let count = 0;
  for (const ordinal of ordinals) {
    for (let ring = cellRing[ordinal]!; ring < cellRing[ordinal + 1]!; ring++) {
      const [begin, end] = [ringStart[ring]!, ringStart[ring + 1]!];
      const before = count;
      let previous = begin;
      for (let next = begin + 1; next <= end; next++) {
        const position = next === end ? begin : next;
        if (positions[position * 2] === positions[previous * 2] && positions[position * 2 + 1] === positions[previous * 2 + 1]) continue;
        from[count] = previous;
        to[count] = position;
        label[count++] = ordinal + 1;
        previous = position;
      }
      if (count === before && end > begin) {
        from[count] = to[count] = begin;
        label[count++] = ordinal + 1;
      }
    }
  }
  return { count, from, to, label, scratch: [part(3), part(4), part(5)] };
}
