/**
 * Remembers which ids a file has held, in 12 bytes and a little per id instead of the hundred that
 * a Set of texts takes.
 *
 * Ids are known by a 64-bit fingerprint, so "seen before" is a suspicion (one in some ten million
 * files of a million rows), "new" is certain.
 */
export class SeenIds {
  #low = new Uint32Array(1 << 12);
  #high = new Uint32Array(1 << 12);
  /** 0 marks a free slot; rows count from 1. */
  #row = new Uint32Array(1 << 12);
  #size = 0;

  /** The row in which this id was seen first, or 0 when it is new; it is remembered from now on. */
  add(sourceSystem: string, externalId: string, rowNumber: number): number {
    const low = hash(externalId, hash(sourceSystem, 0x811c9dc5));
    const high = hash(externalId, hash(sourceSystem, 0x9747b28c) ^ externalId.length);
    const slot = this.#slotOf(low, high);
    const first = this.#row[slot] as number;
    if (first !== 0) return first;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#row[slot] = rowNumber;
    if (++this.#size * 3 > this.#row.length * 2) this.#grow();
    return 0;
  }

  #slotOf(low: number, high: number): number {
    const mask = this.#row.length - 1;
    let slot = (low ^ (high >>> 7)) & mask;
    while (this.#row[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [low, high, row] = [this.#low, this.#high, this.#row];
    const length = row.length * 2;
    this.#low = new Uint32Array(length);
    this.#high = new Uint32Array(length);
    this.#row = new Uint32Array(length);
    for (let i = 0; i < row.length; i++) {
      if (row[i] === 0) continue;
      const slot = this.#slotOf(low[i] as number, high[i] as number);
      this.#low[slot] = low[i] as number;
      this.#high[slot] = high[i] as number;
      this.#row[slot] = row[i] as number;
    }
  }
}

/** MurmurHash3 (Austin Appleby, public domain), 32 bits, a UTF-16 unit at a time. */
function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
