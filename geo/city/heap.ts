/** Smallest key first; equal keys come out by smaller value, so that the order never depends on history. */
export class Heap {
  private readonly keys: number[] = [];
  private readonly values: number[] = [];

  get size(): number {
    return this.values.length;
  }

  push(key: number, value: number): void {
    let at = this.values.length;
    this.keys.push(key);
    this.values.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(key, value, parent)) break;
      this.move(parent, at);
      at = parent;
    }
    this.keys[at] = key;
    this.values[at] = value;
  }

  /** Value with the smallest key, or -1 when empty. */
  pop(): number {
    const top = this.values[0];
    const key = this.keys.pop();
    const value = this.values.pop();
    if (top === undefined || key === undefined || value === undefined) return -1;
    const size = this.values.length;
    if (size === 0) return top;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      if (right < size && this.isBefore(this.keys[right] ?? 0, this.values[right] ?? 0, child)) child = right;
      if (this.isBefore(key, value, child)) break;
      this.move(child, at);
      at = child;
    }
    this.keys[at] = key;
    this.values[at] = value;
    return top;
  }

  private isBefore(key: number, value: number, at: number): boolean {
    const other = this.keys[at] ?? 0;
    return key < other || (key === other && value < (this.values[at] ?? 0));
  }

  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from] ?? 0;
    this.values[to] = this.values[from] ?? 0;
  }
}
