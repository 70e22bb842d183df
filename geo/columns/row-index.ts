/**
 * Which row holds an id. Ids mostly arrive ascending, and then the column itself is searched;
 * from the first that does not, an open-addressed hash table of rows answers.
 */
export class RowIndex {
  #slots: Int32Array | null = null;

  /** Row of the id among the first `rowCount`, or -1. */
  find(ids: Float64Array, rowCount: number, id: number): number {
    if (this.#slots === null) return searchAscending(ids, rowCount, id);
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(id) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot]! - 1;
      if (row < 0 || ids[row] === id) return row < 0 ? -1 : row;
    }
  }

  /** The highest id among the first `rowCount`; Infinity when it is not known without a search. */
  highest(ids: Float64Array, rowCount: number): number {
    return this.#slots === null ? ids[rowCount - 1]! : Infinity;
  }

  /** Takes in rows from..to, whose ids are in the column and in no row before. */
  add(ids: Float64Array, from: number, to: number): void {
    if (this.#slots === null && isAscending(ids, from, to)) return;
    if (this.#slots === null || to * 2 > this.#slots.length) this.#rebuild(ids, to);
    else for (let row = from; row < to; row++) this.#insert(ids[row]!, row);
  }

  #rebuild(ids: Float64Array, rowCount: number): void {
    let size = 64;
    while (size < rowCount * 3) size *= 2;
    this.#slots = new Int32Array(size);
    for (let row = 0; row < rowCount; row++) this.#insert(ids[row]!, row);
  }

  #insert(id: number, row: number): void {
    const slots = this.#slots!;
    const mask = slots.length - 1;
    let slot = hashOf(id) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  }
}

function hashOf(id: number): number {
  const high = Math.floor(id / 4294967296) | 0;
  const mixed = Math.imul((id | 0) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function isAscending(ids: Float64Array, from: number, to: number): boolean {
  for (let row = Math.max(1, from); row < to; row++) if (ids[row]! <= ids[row - 1]!) return false;
  return true;
}

function searchAscending(ids: Float64Array, rowCount: number, id: number): number {
  let low = 0;
  let high = rowCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low < rowCount && ids[low] === id ? low : -1;
}
