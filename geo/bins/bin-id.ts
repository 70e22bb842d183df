/** Names a bin of a grid: a whole number, exact in a double, the same in every run. */
export type BinId = number;

/** More columns than fit round the equator in bins of the smallest size. */
const COLUMNS = 2 ** 26;

export function binId(column: number, row: number): BinId {
  return row * COLUMNS + column + COLUMNS / 2;
}

export function rowOf(bin: BinId): number {
  return Math.floor(bin / COLUMNS);
}

export function columnOf(bin: BinId): number {
  return bin - rowOf(bin) * COLUMNS - COLUMNS / 2;
}
