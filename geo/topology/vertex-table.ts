/**
 * Numbers every distinct position once, comparing bit for bit. Two borders are shared exactly
 * when their vertices got the same numbers; nothing is snapped.
 */
export class VertexTable {
  x: Float64Array;
  y: Float64Array;
  size = 0;
  private slots: Int32Array;
  private readonly probe = new Float64Array(2);
  private readonly probeBits = new Uint32Array(this.probe.buffer);

  constructor(expected = 64) {
    const capacity = Math.max(64, expected);
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(capacity * 2))).fill(-1);
  }

  idOf(x: number, y: number): number {
    // Adding zero turns -0 into 0, which compare as equal but differ in their bits.
    x += 0;
    y += 0;
    const mask = this.slots.length - 1;
    let slot = this.hash(x, y) & mask;
    for (let id = this.slots[slot]!; id !== -1; id = this.slots[slot]!) {
      if (this.x[id] === x && this.y[id] === y) return id;
      slot = (slot + 1) & mask;
    }
    if (this.size === this.x.length) {
      this.grow();
      return this.idOf(x, y);
    }
    this.x[this.size] = x;
    this.y[this.size] = y;
    this.slots[slot] = this.size;
    return this.size++;
  }

  /** Order by longitude, then latitude: the same in every run, unlike the numbers themselves. */
  isBefore(a: number, b: number): boolean {
    const ax = this.x[a]!;
    const bx = this.x[b]!;
    return ax < bx || (ax === bx && this.y[a]! < this.y[b]!);
  }

  private hash(x: number, y: number): number {
    this.probe[0] = x;
    this.probe[1] = y;
    const bits = this.probeBits;
    let h = Math.imul(bits[0]! ^ Math.imul(bits[1]!, 0x9e3779b1), 0x85ebca6b);
    h ^= h >>> 15;
    h = Math.imul(h ^ bits[2]! ^ Math.imul(bits[3]!, 0xc2b2ae35), 0x27d4eb2f);
    return (h ^ (h >>> 13)) >>> 0;
  }

  private grow(): void {
    const capacity = this.x.length * 2;
    const x = new Float64Array(capacity);
    const y = new Float64Array(capacity);
    x.set(this.x);
    y.set(this.y);
    this.x = x;
    this.y = y;
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = this.hash(x[id]!, y[id]!) & mask;
      while (this.slots[slot] !== -1) slot = (slot + 1) & mask;
      this.slots[slot] = id;
    }
  }
}
