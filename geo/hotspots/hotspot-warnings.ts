import type { CellFacts } from "./cell-facts.ts";

/** Fewest cells with data for which the normal distribution is trusted. */
export const FEWEST_CELLS = 30;
/** Fewest cells near a cell, on average, for the same reason. */
export const FEWEST_NEIGHBOURS = 8;
/** Largest share of zeros, likewise. */
export const MOST_ZEROS = 0.5;

/** Why a reader should trust the classes less; codes, not prose, so that screens find their own words. */
export type HotspotWarning =
  /** No cell has data. */
  | { readonly code: "no_data_at_all" }
  /** All values are equal: there is nothing to compare, no cell gets a score. */
  | { readonly code: "no_variation"; readonly value: number }
  | { readonly code: "few_cells"; readonly n: number; readonly fewest: number }
  /** Mean number of other cells with data near a cell. */
  | { readonly code: "few_neighbours"; readonly mean: number; readonly fewest: number }
  | { readonly code: "many_zeros"; readonly share: number; readonly most: number }
  /** Cells with data and no neighbour with data: compared by their own value alone. */
  | { readonly code: "islands"; readonly count: number }
  | { readonly code: "missing_values"; readonly count: number }
  /** Cells whose neighbourhood is everything that has data: they get no score. */
  | { readonly code: "near_everything"; readonly count: number };

export function hotspotWarnings(facts: CellFacts): HotspotWarning[] {
  const warnings: HotspotWarning[] = [];
  if (facts.n === 0) return [{ code: "no_data_at_all" }];
  if (facts.onlyValue !== null) warnings.push({ code: "no_variation", value: facts.onlyValue });
  else if (facts.nNearEverything > 0) warnings.push({ code: "near_everything", count: facts.nNearEverything });
  if (facts.n < FEWEST_CELLS) warnings.push({ code: "few_cells", n: facts.n, fewest: FEWEST_CELLS });
  if (facts.meanNeighbours < FEWEST_NEIGHBOURS) {
    warnings.push({ code: "few_neighbours", mean: facts.meanNeighbours, fewest: FEWEST_NEIGHBOURS });
  }
  if (facts.nZeros > facts.n * MOST_ZEROS) warnings.push({ code: "many_zeros", share: facts.nZeros / facts.n, most: MOST_ZEROS });
  if (facts.islands > 0) warnings.push({ code: "islands", count: facts.islands });
  if (facts.nNoData > 0) warnings.push({ code: "missing_values", count: facts.nNoData });
  return warnings;
}
