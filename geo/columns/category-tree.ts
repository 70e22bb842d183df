/** A category and what it belongs to; null at the top. */
export interface CategoryNode {
  readonly code: string;
  readonly parentCode: string | null;
}

/** Answers what is beneath what among categories. A code that it does not know stands alone. */
export class CategoryTree {
  readonly #parents: ReadonlyMap<string, string | null>;

  constructor(nodes: readonly CategoryNode[]) {
    this.#parents = new Map(nodes.map(({ code, parentCode }) => [code, parentCode]));
  }

  /** The code and those above it, upward. A circle in the data is gone round once. */
  lineOf(code: string): string[] {
    const line = [code];
    for (;;) {
      const parent = this.#parents.get(line.at(-1)!);
      if (parent === undefined || parent === null || line.includes(parent)) return line;
      line.push(parent);
    }
  }

  rootOf(code: string): string {
    return this.lineOf(code).at(-1)!;
  }
}
