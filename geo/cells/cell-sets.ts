import type { Label } from "./edge-chains.ts";

/**
 * Sets of cells as numbers: 0 is no cell, the label of a cell is that cell alone, and numbers above
 * every label stand for two or more cells. Equal sets have equal numbers.
 */
export class CellSets {
  readonly #members: (readonly Label[])[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #beyondLabels: number;

  constructor(cellCount: number) {
    this.#beyondLabels = cellCount + 1;
  }

  isSingle(set: number): boolean {
    return set < this.#beyondLabels;
  }

  members(set: number): readonly Label[] {
    if (set === 0) return [];
    return this.isSingle(set) ? [set] : this.#members[set - this.#beyondLabels]!;
  }

  /** The set on the other side of an edge that bounds `one` and, unless 0, `two`. */
  across(set: number, one: Label, two: Label): number {
    if (set === one) return two;
    if (set === two) return one;
    return this.#toggle(two === 0 ? set : this.#toggle(set, two), one);
  }

  #toggle(set: number, label: Label): number {
    const before = this.members(set);
    const after = before.includes(label) ? before.filter((member) => member !== label) : [...before, label].sort((a, b) => a - b);
    if (after.length <= 1) return after[0] ?? 0;
    const key = after.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#beyondLabels + this.#members.length;
    this.#members.push(after);
    this.#numbers.set(key, number);
    return number;
  }
}
