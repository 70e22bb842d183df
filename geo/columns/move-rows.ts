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
  let [length, gained] = [0, 0];
  for (let row = 0; row < rowCount; row++) {
    const was = failing[row]!;
    const rest = was & others;
    const is = rest | outcome[row]!;
    if (is === was) continue;
    failing[row] = is;
    if ((rest & (rest - 1)) !== 0) continue;
    rows[length++] = row;
    if (rest === 0) gained += is === 0 ? 1 : -1;
  }
  return { rows, length, gained };
}
