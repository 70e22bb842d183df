import { GeoInputError } from "../errors.ts";

/** Small numbers for the values of a column, in the order in which they first appeared. */
export class ValueDictionary<Value extends string | null = string | null> {
  readonly #values: Value[] = [];
  readonly #codes = new Map<Value, number>();
  readonly #limit: number;
  #held = new Uint32Array(16);

  /** `limit`: how many different values the column's codes can tell apart. */
  constructor(readonly field: string, limit: number, first: readonly Value[] = []) {
    this.#limit = limit;
    for (const value of first) this.encode(value);
  }

  get size(): number {
    return this.#values.length;
  }

  /** How many rows hold each code; a value that every row has given up stays known with 0. */
  get held(): Uint32Array {
    return this.#held;
  }

  /** @throws {GeoInputError} when there are more different values than codes. */
  encode(value: Value): number {
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    const code = this.#values.length;
    if (code >= this.#limit) throw new GeoInputError(`${this.field} has more than ${this.#limit} different values; its column cannot hold ${JSON.stringify(value)}.`);
    this.#values.push(value);
    this.#codes.set(value, code);
    if (code >= this.#held.length) this.#held = grown(this.#held);
    return code;
  }

  /** -1: no row ever held the value. */
  find(value: Value): number {
    return this.#codes.get(value) ?? -1;
  }

  decode(code: number): Value {
    return this.#values[code]!;
  }

  values(): readonly Value[] {
    return this.#values;
  }
}

function grown(counts: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(counts.length * 2);
  more.set(counts);
  return more;
}
