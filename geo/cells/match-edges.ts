import type { DirectedEdges } from "./edge-chains.ts";

export interface MatchedEdges {
  /** The first of the edges that are the same but for direction; an edge itself when it is that. */
  readonly first: Int32Array;
  /** For a first edge the second one, or -1. */
  readonly second: Int32Array;
  /** For a first edge 1 when there is a third, when the two are of one cell, or when it has no length. */
  readonly loose: Uint8Array;
}

/** So many edges at a time that the table of them stays in a near cache. */
const EDGES_PER_BUCKET = 4096;

/**
 * Finds the edges that are the same but for direction, bucket by bucket of the plane: the same edges
 * are in the same place, and edges of one place are few.
 */
export function matchEdges(positions: Float64Array, edges: DirectedEdges): MatchedEdges {
  const { count, from, to, label, scratch } = edges;
  const [first, second, order] = scratch;
  const loose = new Uint8Array(count);
  const bucketEnd = sortByPlace(positions, edges, order);
  second.fill(-1);

  const samePlace = (one: number, two: number) =>
    one === two || (positions[one * 2] === positions[two * 2] && positions[one * 2 + 1] === positions[two * 2 + 1]);
  const same = (one: number, two: number) =>
    (samePlace(from[one]!, to[two]!) && samePlace(to[one]!, from[two]!)) ||
    (samePlace(from[one]!, from[two]!) && samePlace(to[one]!, to[two]!));

  const hashPosition = positionHash(positions);
  let slots = new Int32Array(EDGES_PER_BUCKET * 4);
  let begin = 0;
  for (const end of bucketEnd) {
    // Pairs of a hash and one more than an edge: most strangers are told apart without a look at positions.
    const size = 2 ** Math.ceil(Math.log2((end - begin) * 3 + 2));
    if (size > slots.length) slots = new Int32Array(size);
    else slots.fill(0, 0, size);
    for (let at = begin; at < end; at++) {
      const edge = order[at]!;
      const hash = Math.imul(hashPosition(from[edge]!) + hashPosition(to[edge]!), 0x9e3779b1);
      let slot = ((hash ^ (hash >>> 15)) << 1) & (size - 1);
      while (slots[slot + 1]! > 0 && (slots[slot] !== hash || !same(edge, slots[slot + 1]! - 1))) slot = (slot + 2) & (size - 1);
      const original = slots[slot + 1]! - 1;
      if (original < 0) {
        slots[slot] = hash;
        slots[slot + 1] = edge + 1;
        first[edge] = edge;
        if (from[edge] === to[edge]) loose[edge] = 1;
        continue;
      }
      first[edge] = original;
      if (second[original]! >= 0 || label[original] === label[edge]) loose[original] = 1;
      if (second[original]! < 0) second[original] = edge;
    }
    begin = end;
  }
  return { first, second, loose };
}

/** Fills `order` with the edges bucket by bucket, each in rising order; gives the end of every bucket. */
function sortByPlace(positions: Float64Array, { count, from, to }: DirectedEdges, order: Int32Array): Int32Array {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < positions.length; at += 2) {
    const lng = positions[at]!, lat = positions[at + 1]!;
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  const across = Math.max(1, Math.min(256, Math.ceil(Math.sqrt(count / EDGES_PER_BUCKET))));
  const perLng = across / 2 / Math.max(east - west, Number.MIN_VALUE * 2 ** 60);
  const perLat = across / 2 / Math.max(north - south, Number.MIN_VALUE * 2 ** 60);
  // Symmetrical in the two ends, in rounding as well.
  const bucketOf = (edge: number) => {
    const a = from[edge]! * 2, b = to[edge]! * 2;
    const column = Math.min(across - 1, Math.floor((positions[a]! - west + (positions[b]! - west)) * perLng));
    const row = Math.min(across - 1, Math.floor((positions[a + 1]! - south + (positions[b + 1]! - south)) * perLat));
    return row * across + column;
  };
  const ends = new Int32Array(across * across);
  for (let edge = 0; edge < count; edge++) ends[bucketOf(edge)]!++;
  for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket]! += ends[bucket - 1]!;
  const last = ends.slice();
  for (let edge = count - 1; edge >= 0; edge--) order[--ends[bucketOf(edge)]!] = edge;
  return last;
}

function positionHash(positions: Float64Array): (position: number) => number {
  const bits = new Int32Array(positions.buffer, positions.byteOffset, positions.length * 2);
  return (position) => {
    const at = position * 4;
    const x = Math.imul(bits[at]! ^ Math.imul(bits[at + 1]!, 0x9e3779b1), 0x85ebca6b);
    const y = Math.imul(bits[at + 2]! ^ Math.imul(bits[at + 3]!, 0xc2b2ae35), 0x27d4eb2f);
    return (x ^ (x >>> 15)) + (y ^ (y >>> 13));
  };
}
