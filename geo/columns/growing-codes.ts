import { GrowingArray } from "./growing-array.ts";
import type { BatchColumn } from "./incident-batch.ts";
import { ValueDictionary } from "./value-dictionary.ts";

/** A column of codes that grows, with its dictionary. */
export class GrowingCodes<Value extends string | null, Codes extends Uint16Array | Uint32Array> extends GrowingArray<Codes> {
  readonly values: ValueDictionary<Value>;
  /** Batches of one stream share their list of values. */
  readonly #translations = new WeakMap<readonly Value[], Int32Array>();

  constructor(field: string, empty: Codes, first: readonly Value[] = []) {
    super(empty);
    this.values = new ValueDictionary(field, 2 ** (8 * empty.BYTES_PER_ELEMENT), first);
  }

  get codes(): Codes {
    return this.shown;
  }

  /** The code here of each code of the batch; a value enters the dictionary only when a row has it. */
  translate({ codes, values }: BatchColumn<Value>, rowCount: number): Int32Array {
    let translated = this.#translations.get(values);
    if (translated?.length !== values.length) this.#translations.set(values, (translated = new Int32Array(values.length).fill(-1)));
    for (let at = 0; at < rowCount; at++) {
      const code = codes[at]!;
      if (translated[code] === -1) translated[code] = this.values.encode(values[code]!);
    }
    return translated;
  }

  /** Writes the batch's codes to its target rows; rows below `filled` and rows met twice give up their old value. */
  write({ codes }: BatchColumn<Value>, translated: Int32Array, targets: Uint32Array, filled: number): void {
    const { all } = this;
    const { held } = this.values;
    let next = filled;
    for (let at = 0; at < targets.length; at++) {
      const row = targets[at]!;
      if (row < next) held[all[row]!]!--;
      else next++;
      const code = translated[codes[at]!]!;
      all[row] = code;
      held[code]!++;
    }
  }
}
