type NumberArray = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** A typed array with room to grow; `shown` is its filled part. */
export class GrowingArray<Numbers extends NumberArray> {
  shown: Numbers;

  constructor(public all: Numbers) {
    this.shown = all.subarray(0, 0) as Numbers;
  }

  reserve(length: number): void {
    if (length <= this.all.length) return;
    const Kind = this.all.constructor as new (length: number) => Numbers;
    const more = new Kind(Math.max(length, Math.ceil(this.all.length * 1.5), 64));
    more.set(this.all);
    this.all = more;
  }

  show(length: number): void {
    this.shown = this.all.subarray(0, length) as Numbers;
  }
}
