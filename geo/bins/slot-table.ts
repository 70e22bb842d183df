/** Counts how often each of some whole numbers occurs, numbering them as they are first met. */
export class SlotTable {
  #keys: Float64Array;
  #counts: Uint32Array;
  #size = 0;
  /** One more than the number of the key; 0 is free. */
  #slots: Int32Array;
  #last = 0;

  constructor(expected: number) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(16, expected)));
    this.#keys = new Float64Array(room);
    this.#counts = new Uint32Array(room);
    this.#slots = new Int32Array(room * 4);
  }

  /** Counts the key once more and tells its number. */
  count(key: number): number {
    // Rows that lie near each other mostly follow each other.
    if (this.#size > 0 && this.#keys[this.#last] === key) {
      this.#counts[this.#last]!++;
      return this.#last;
    }
    return (this.#last = this.#find(key));
  }

  #find(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(key) & mask;
    for (let entry = this.#slots[slot]!; entry !== 0; entry = this.#slots[slot]!) {
      if (this.#keys[entry - 1] === key) {
        this.#counts[entry - 1]!++;
        return entry - 1;
      }
      slot = (slot + 1) & mask;
    }
    if (this.#size === this.#keys.length) {
      this.#grow();
      return this.#find(key);
    }
    this.#keys[this.#size] = key;
    this.#counts[this.#size] = 1;
    this.#slots[slot] = this.#size + 1;
    return this.#size++;
  }

  keys(): Float64Array {
    return this.#keys.slice(0, this.#size);
  }

  counts(): Uint32Array {
    return this.#counts.slice(0, this.#size);
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    const counts = new Uint32Array(keys.length);
    keys.set(this.#keys);
    counts.set(this.#counts);
    this.#keys = keys;
    this.#counts = counts;
    this.#slots = new Int32Array(keys.length * 4);
    const mask = this.#slots.length - 1;
    for (let entry = 0; entry < this.#size; entry++) {
      let slot = hashOf(keys[entry]!) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = entry + 1;
    }
  }
}

function hashOf(key: number): number {
  const low = key | 0;
  const high = Math.floor(key / 4_294_967_296) | 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
