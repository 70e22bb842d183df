/**
 * Which cells are near which: the neighbours of cell i are `indices[offsets[i]]` up to
 * `indices[offsets[i + 1] - 1]`, ascending, without i itself. If j is near i then i is near j.
 */
export interface Neighbours {
  /** One more entry than there are cells. */
  readonly offsets: Uint32Array;
  readonly indices: Uint32Array;
}

/** Distinct pairs of different cells, gathered in any order. */
export class NeighbourPairs {
  readonly #size: number;
  readonly #keys = new Set<number>();
  /** Runs along a common border ask about the same pair again and again. */
  #lastFound = -1;

  constructor(size: number) {
    this.#size = size;
  }

  add(one: number, other: number): void {
    this.#keys.add(this.#keyOf(one, other));
  }

  has(one: number, other: number): boolean {
    const key = this.#keyOf(one, other);
    if (key === this.#lastFound) return true;
    if (!this.#keys.has(key)) return false;
    this.#lastFound = key;
    return true;
  }

  toNeighbours(): Neighbours {
    const offsets = new Uint32Array(this.#size + 1);
    for (const key of this.#keys) {
      offsets[Math.floor(key / this.#size) + 1]!++;
      offsets[(key % this.#size) + 1]!++;
    }
    for (let cell = 0; cell < this.#size; cell++) offsets[cell + 1]! += offsets[cell]!;
    const fill = offsets.slice();
    const indices = new Uint32Array(this.#keys.size * 2);
    for (const key of this.#keys) {
      const one = Math.floor(key / this.#size);
      const other = key % this.#size;
      indices[fill[one]!++] = other;
      indices[fill[other]!++] = one;
    }
    for (let cell = 0; cell < this.#size; cell++) indices.subarray(offsets[cell], offsets[cell + 1]).sort();
    return { offsets, indices };
  }

  #keyOf(one: number, other: number): number {
    return one < other ? one * this.#size + other : other * this.#size + one;
  }
}

/** The neighbourhood of some of the cells among each other; numbers are places in `chosen`, which names each cell once. */
export function neighboursAmong({ offsets, indices }: Neighbours, chosen: Uint32Array): Neighbours {
  const placeOf = new Int32Array(offsets.length - 1).fill(-1);
  chosen.forEach((cell, place) => { placeOf[cell] = place; });
  const pairs = new NeighbourPairs(chosen.length);
  chosen.forEach((cell, place) => {
    for (let at = offsets[cell]!; at < offsets[cell + 1]!; at++) {
      const near = placeOf[indices[at]!]!;
      if (near > place) pairs.add(place, near);
    }
  });
  return pairs.toNeighbours();
}
