import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { giStar } from "./gi-star.ts";
import { groupHotspots, type HotspotGroup } from "./group-hotspots.ts";
import type { Neighbours } from "./neighbours.ts";
import { hotspotClasses } from "./hotspot-classes.ts";

/** One category's incidents per cell, in a window and in the one before. */
export interface CategoryCounts {
  readonly category: string;
  readonly counts: Uint32Array;
  readonly before?: Uint32Array | undefined;
}

export interface CategoriesQuestion {
  readonly categories: readonly CategoryCounts[];
  /** What incidents are divided by for the test, and expected in proportion to; NaN: not known. */
  readonly weights: Float64Array;
  readonly neighbours: Neighbours;
  readonly alpha: number;
  readonly fewestIncidents: number;
}

export interface CategoryHotspot extends HotspotGroup {
  readonly category: string;
  /** Classes 1 to 3 of the cells, in their order. */
  readonly classes: readonly number[];
}

export interface CategoryHotspots {
  readonly groups: readonly CategoryHotspot[];
  /** Cells of all categories that got a p-value. */
  readonly tests: number;
}

/**
 * Where each category by itself concentrates, ranked together: Gi* of the rates of every category, the
 * false discovery rate kept over all tests of all categories at once, and the hot cells as groups.
 * Asking many questions finds more by chance than asking one; correcting each alone would hide that.
 */
export function categoryHotspots({ categories, weights, neighbours, alpha, fewestIncidents }: CategoriesQuestion): CategoryHotspots {
  const size = weights.length;
  const scores = categories.map(({ counts }) => giStar(weights.map((weight, cell) => (weight > 0 ? counts[cell]! / weight : NaN)), neighbours));
  const p = new Float64Array(size * categories.length);
  scores.forEach((score, at) => p.set(score.p, at * size));
  const adjusted = benjaminiHochberg(p);
  const groups = categories.flatMap(({ category, counts, before }, at): CategoryHotspot[] => {
    const { z } = scores[at]!;
    const own = adjusted.subarray(at * size, (at + 1) * size);
    const isHot = Uint8Array.from(own, (each, cell) => (each <= alpha && z[cell]! > 0 ? 1 : 0));
    const classes = hotspotClasses(z, own);
    return groupHotspots({ isHot, z, counts, before, weights, neighbours, fewestIncidents })
      .map((group) => ({ ...group, category, classes: group.cells.map((cell) => classes[cell]!) }));
  });
  return {
    groups: groups.sort((one, other) => other.peakZ - one.peakZ || (one.category < other.category ? -1 : 1)),
    tests: p.reduce((sum, each) => sum + (Number.isNaN(each) ? 0 : 1), 0),
  };
}
