import type { Neighbours } from "./neighbours.ts";
import { twoSidedNormalP } from "./normal-tail.ts";

export interface GiStarScores {
  /** NaN where the cell has no data and where nothing can be computed, see `giStar`. */
  readonly z: Float64Array;
  /** Two-sided, under the normal distribution; NaN where z is. */
  readonly p: Float64Array;
}

/**
 * Getis and Ord's local Gi* of every cell: how far the sum of the values in and around it lies from
 * what it would be if the same values were spread by chance, in standard deviations.
 *
 * Binary weights, the cell itself included, variance with divisor n (Ord & Getis, "Local spatial
 * autocorrelation statistics", Geographical Analysis 27, 1995, p. 289; as spdep and PySAL have it).
 * A value that is not finite is no data: it counts neither in n nor in anybody's neighbourhood.
 * z is NaN for cells without data, for all when the values are all equal, and for a cell whose
 * neighbourhood is everything that has data.
 */
export function giStar(values: Float64Array, neighbours: Neighbours): GiStarScores {
  const z = new Float64Array(values.length).fill(NaN);
  const { n, deviations } = standardise(values);
  if (deviations !== undefined) {
    for (let cell = 0; cell < values.length; cell++) {
      if (!Number.isNaN(deviations[cell]!)) z[cell] = scoreOf(cell, deviations, n, neighbours);
    }
  }
  return { z, p: z.map(twoSidedNormalP) };
}

function scoreOf(cell: number, deviations: Float64Array, n: number, { offsets, indices }: Neighbours): number {
  let sum = deviations[cell]!;
  let weight = 1;
  for (let at = offsets[cell]!; at < offsets[cell + 1]!; at++) {
    const deviation = deviations[indices[at]!]!;
    if (Number.isNaN(deviation)) continue;
    sum += deviation;
    weight++;
  }
  return weight === n ? NaN : sum / Math.sqrt((weight * (n - weight)) / (n - 1));
}

/** Values less their mean, over their standard deviation; no deviations when all values are equal. */
function standardise(values: Float64Array): { n: number; deviations: Float64Array | undefined } {
  let [n, smallest, largest] = [0, Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    n++;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  // Asked of the values themselves: rounding can leave equal values a variance.
  if (n === 0 || smallest === largest) return { n, deviations: undefined };
  // In units of the largest, differences and squares stay in range whatever the values.
  const unit = Math.max(Math.abs(smallest), Math.abs(largest));
  const deviations = values.map((value) => (Number.isFinite(value) ? value / unit - smallest / unit : NaN));
  const mean = sumOf(deviations, (value) => value) / n;
  const spread = Math.sqrt(sumOf(deviations, (value) => (value - mean) ** 2) / n);
  return { n, deviations: deviations.map((value) => (value - mean) / spread) };
}

function sumOf(values: Float64Array, term: (value: number) => number): number {
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) sum += term(value);
  return sum;
}
