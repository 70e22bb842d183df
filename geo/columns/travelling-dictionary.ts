import type { CodedColumn } from "./incident-columns.ts";

const UNUSED = -1;
const NULL = -2;

/** Local codes for the values that some rows have, so that a few rows do not take a whole dictionary along. */
export class TravellingDictionary {
  /** Where null stands in the local codes. */
  static readonly NULL = NULL;
  readonly #column: CodedColumn<string | null, Uint16Array | Uint32Array>;
  readonly #values: string[] = [];
  #local = new Int32Array(0);
  #taken = 0;

  constructor(column: CodedColumn<string | null, Uint16Array | Uint32Array>, rows: Uint32Array) {
    this.#column = column;
    this.localCodes(rows);
    // Some readers look the value up before they see that it is null.
    if (this.#values.length === 0) this.#values.push("");
  }

  get size(): number {
    return this.#values.length;
  }

  /** Values that have come in since the last call, in the order of their local codes. */
  takeNew(): readonly string[] {
    const added = this.#values.slice(this.#taken);
    this.#taken = this.#values.length;
    return added;
  }

  localCodes(rows: Uint32Array): Int32Array {
    const { codes, values } = this.#column;
    if (values.size > this.#local.length) {
      const wider = new Int32Array(values.size).fill(UNUSED);
      wider.set(this.#local);
      this.#local = wider;
    }
    const local = this.#local;
    const found = new Int32Array(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const code = codes[rows[at]!]!;
      if (local[code] === UNUSED) local[code] = this.#admit(values.decode(code));
      found[at] = local[code]!;
    }
    return found;
  }

  #admit(value: string | null): number {
    return value === null ? NULL : this.#values.push(value) - 1;
  }
}
