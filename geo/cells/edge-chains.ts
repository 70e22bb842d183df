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

interface DirectedEdges {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly label: Int32Array;
}

export function chainEdges(table: RingTable, ordinals: Int32Array): EdgeChains {
  const edges = listEdges(table, ordinals);
  const { first, second, loose } = matchEdges(table.positions, edges);
  const { count, from, to, label } = edges;

  const chainOfEdge = new Int32Array(count).fill(-1);
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
  const from = new Int32Array(room);
  const to = new Int32Array(room);
  const label = new Int32Array(room);
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
  return { count, from, to, label };
}

/**
 * Finds the edges that are the same but for direction: the first of each, the second, and whether
 * there is a third or the two are of one cell.
 */
function matchEdges(positions: Float64Array, { count, from, to, label }: DirectedEdges) {
  const bits = new Int32Array(positions.buffer, positions.byteOffset, positions.length * 2);
  const first = new Int32Array(count);
  const second = new Int32Array(count).fill(-1);
  const loose = new Uint8Array(count);
  // Pairs of a hash and one more than an edge: most strangers are told apart without looking at
  // positions. Half of the edges are the first of their kind, as a rule.
  let slots = new Int32Array(2 ** Math.max(5, Math.ceil(Math.log2(count * 1.4 + 1))));
  let mask = slots.length - 1;
  let used = 0;
  const grow = () => {
    const old = slots;
    slots = new Int32Array(old.length * 2);
    mask = slots.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let slot = slotOf(old[from]!) & mask;
      while (slots[slot + 1]! > 0) slot = (slot + 2) & mask;
      slots[slot] = old[from]!;
      slots[slot + 1] = old[from + 1]!;
    }
  };
  const slotOf = (mixed: number) => (mixed ^ (mixed >>> 15)) << 1;

  const hash = (position: number) => {
    const at = position * 4;
    const x = Math.imul(bits[at]! ^ Math.imul(bits[at + 1]!, 0x9e3779b1), 0x85ebca6b);
    const y = Math.imul(bits[at + 2]! ^ Math.imul(bits[at + 3]!, 0xc2b2ae35), 0x27d4eb2f);
    return (x ^ (x >>> 15)) + (y ^ (y >>> 13));
  };
  const samePlace = (one: number, two: number) =>
    one === two || (positions[one * 2] === positions[two * 2] && positions[one * 2 + 1] === positions[two * 2 + 1]);
  const same = (one: number, two: number) =>
    (samePlace(from[one]!, to[two]!) && samePlace(to[one]!, from[two]!)) ||
    (samePlace(from[one]!, from[two]!) && samePlace(to[one]!, to[two]!));

  let match = -1;
  for (let edge = 0; edge < count; edge++) {
    // A border shared with a neighbour usually goes on being shared: look there before hashing.
    if (match > 0 && same(edge, match - 1)) match = match - 1;
    else if (match >= 0 && match + 1 < edge && same(edge, match + 1)) match = match + 1;
    else {
      const mixed = Math.imul(hash(from[edge]!) + hash(to[edge]!), 0x9e3779b1);
      let slot = slotOf(mixed) & mask;
      while (slots[slot + 1]! > 0 && (slots[slot] !== mixed || !same(edge, slots[slot + 1]! - 1))) slot = (slot + 2) & mask;
      match = slots[slot + 1]! - 1;
      if (match < 0) {
        slots[slot] = mixed;
        slots[slot + 1] = edge + 1;
        if (++used * 2 > slots.length * 0.7) grow();
      }
    }
    if (match < 0) {
      first[edge] = edge;
      if (from[edge] === to[edge]) loose[edge] = 1;
      continue;
    }
    const original = first[match]!;
    first[edge] = original;
    if (second[original]! < 0) {
      second[original] = edge;
      if (label[original] === label[edge]) loose[original] = 1;
    } else loose[original] = 1;
  }
  return { first, second, loose };
}
