import type { Neighbours } from "./neighbours.ts";

/** What the values and the neighbourhood of the cells are like, before anything is tested. */
export interface CellFacts {
  /** Cells with data. */
  readonly n: number;
  readonly nNoData: number;
  readonly nZeros: number;
  readonly mean: number;
  /** With divisor n. */
  readonly standardDeviation: number;
  /** The value that all cells with data have, or null when they differ or there are none. */
  readonly onlyValue: number | null;
  /** Other cells with data near a cell with data, on average. */
  readonly meanNeighbours: number;
  /** Cells with data that have no neighbour with data. */
  readonly islands: number;
  /** Cells near which are all others that have data. */
  readonly nNearEverything: number;
}

/** A value that is not finite is no data. Mean and deviation are NaN when no cell has data. */
export function describeCells(values: Float64Array, { offsets, indices }: Neighbours): CellFacts {
  const withData = values.filter(Number.isFinite);
  const n = withData.length;
  const near = new Uint32Array(n);
  let links = 0;
  let row = 0;
  for (let cell = 0; cell < values.length; cell++) {
    if (!Number.isFinite(values[cell]!)) continue;
    for (let at = offsets[cell]!; at < offsets[cell + 1]!; at++) if (Number.isFinite(values[indices[at]!]!)) near[row]!++;
    links += near[row++]!;
  }
  const mean = withData.reduce((sum, value) => sum + value / n, 0);
  const variance = withData.reduce((sum, value) => sum + (value - mean) ** 2 / n, 0);
  const first = withData[0];
  return {
    n,
    nNoData: values.length - n,
    nZeros: withData.filter((value) => value === 0).length,
    mean: n === 0 ? NaN : mean,
    standardDeviation: n === 0 ? NaN : Math.sqrt(variance),
    onlyValue: first !== undefined && withData.every((value) => value === first) ? first : null,
    meanNeighbours: n === 0 ? 0 : links / n,
    islands: near.filter((count) => count === 0).length,
    nNearEverything: near.filter((count) => count === n - 1).length,
  };
}
