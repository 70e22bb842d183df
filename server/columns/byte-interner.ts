/**
 * Gives equal stretches of bytes the same small number, and each its value once: reading a million
 * rows makes a handful of texts instead of millions.
 */
export class ByteInterner<Value> {
  readonly values: Value[] = [];
  readonly #known: Uint8Array[] = [];
  readonly #decode: (bytes: Buffer) => Value;
  /** Numbers plus one by hash, open addressing; 0 is free. */
  #slots = new Uint32Array(1024);

  constructor(decode: (bytes: Buffer) => Value) {
    this.#decode = decode;
  }

  codeOf(bytes: Buffer, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot]! - 1;
      if (code < 0) return this.#add(bytes, start, end, slot);
      if (isSame(this.#known[code]!, bytes, start, end)) return code;
    }
  }

  #add(bytes: Buffer, start: number, end: number, slot: number): number {
    const own = Buffer.from(bytes.subarray(start, end));
    this.values.push(this.#decode(own));
    this.#slots[slot] = this.#known.push(own);
    if (this.#known.length * 2 > this.#slots.length) this.#grow();
    return this.#known.length - 1;
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 4);
    const mask = this.#slots.length - 1;
    this.#known.forEach((own, code) => {
      let slot = hashOf(own, 0, own.length) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = code + 1;
    });
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}
