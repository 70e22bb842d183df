import type { RowCodes } from "./row-codes.ts";

/** More than this and whoever is behind does better to count anew. */
const KEPT = 20_000;

/** What replaced rows counted as before, so that a view can take them out of its counts. */
export class ReplacedRows {
  #entries: RowCodes[] = [];
  #firstNumber = 0;

  /** The number that the next entry gets. */
  get nextNumber(): number {
    return this.#firstNumber + this.#entries.length;
  }

  add(before: RowCodes): void {
    if (this.#entries.length >= 2 * KEPT) {
      this.#entries = this.#entries.slice(KEPT);
      this.#firstNumber += KEPT;
    }
    this.#entries.push(before);
  }

  /** Entries from the number on; null when some of them are forgotten. */
  since(number: number): readonly RowCodes[] | null {
    return number < this.#firstNumber ? null : this.#entries.slice(number - this.#firstNumber);
  }
}
