import { isZero } from "./is-zero.ts";

/** Rows that one dimension's change moved, as far as they count anywhere. */
export interface MovedRows {
  /** Rows that fail at most one other dimension; the first `length` of the array. */
  readonly rows: Uint32Array;
  readonly length: number;
  /** How many more rows match than before; may be negative. */
  readonly gained: number;
}

/** Sets the dimension's bit of every row to its outcome, and notes whom that moved. */
export function moveRows(failing: Uint16Array, outcome: Uint16Array, bit: number, rowCount: number, rows: Uint32Array): MovedRows {
  const others = ~bit;
  let length = 0;
  let gained = 0;
  for (let row = 0; row < rowCount; row++) {
    const was = failing[row]!;
    const rest = was & others;
    const is = rest | outcome[row]!;
    failing[row] = is;
    rows[length] = row;
    length += isZero(rest & (rest - 1)) & ~isZero(is ^ was);
    gained += isZero(is) - isZero(was);
  }
  return { rows, length, gained };
}
