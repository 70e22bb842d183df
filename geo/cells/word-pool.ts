/** Whole numbers that grow and shrink at the end. */
export class WordPool {
  #words: Int32Array;
  #length = 0;

  constructor(room: number) {
    this.#words = new Int32Array(Math.max(room, 16));
  }

  get length(): number {
    return this.#length;
  }

  /** The words so far; valid until the next reservation. */
  get words(): Int32Array {
    return this.#words;
  }

  /** Makes room for more words, which hold anything, and gives the offset of the first. */
  reserve(count: number): number {
    const offset = this.#length;
    this.#length += count;
    if (this.#length > this.#words.length) {
      const grown = new Int32Array(Math.max(this.#length, Math.ceil(this.#words.length * 1.5)));
      grown.set(this.#words);
      this.#words = grown;
    }
    return offset;
  }

  append2(one: number, two: number): void {
    const offset = this.reserve(2);
    this.#words[offset] = one;
    this.#words[offset + 1] = two;
  }

  append(words: readonly number[]): number {
    const offset = this.reserve(words.length);
    for (let i = 0; i < words.length; i++) this.#words[offset + i] = words[i]!;
    return offset;
  }

  /** Forgets everything from an offset on. */
  release(offset: number): void {
    this.#length = offset;
  }
}
