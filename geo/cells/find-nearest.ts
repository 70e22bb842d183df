import type { NearbyCell } from "./cell-index.ts";
import type { Label } from "./edge-chains.ts";
import { localMetric } from "./local-metric.ts";
import { findHolders } from "./locate-exactly.ts";
import { searchEdges } from "./search-edges.ts";
import type { TileTree } from "./tile-format.ts";

export interface NearestQuestion {
  readonly trees: readonly TileTree[];
  readonly levels: Float64Array;
  readonly rankOfLabel: Int32Array;
}

/**
 * The nearest cell, distances as `localMetric` has them; with `other`, the nearest that is neither
 * the owner nor, at a shallower level than the owner, a holder of the point.
 */
export function findNearest(
  { trees, levels, rankOfLabel }: NearestQuestion, lng: number, lat: number, maxMetres: number, other: boolean,
): NearbyCell | undefined {
  if (!(maxMetres >= 0) || !Number.isFinite(lng) || !Number.isFinite(lat)) return undefined;
  const holders: Label[] = [];
  for (const tree of trees) for (const label of findHolders(tree, lng, lat)) holders.push(label);
  const first = (labels: readonly Label[]) => labels.reduce((best, label) => (rankOfLabel[label]! < rankOfLabel[best]! ? label : best), 0);
  const owner = first(holders);
  const level = (label: Label) => levels[label - 1]!;
  const here = other && owner > 0 ? first(holders.filter((label) => label !== owner && level(label) >= level(owner))) : owner;
  if (here > 0) return { ordinal: here - 1, distanceMetres: 0 };

  const search = {
    lng, lat, metric: localMetric(lat), rankOfLabel, excluded: holders,
    nearest: maxMetres * maxMetres * (1 + 1e-9), label: 0,
  };
  for (const tree of trees) searchEdges(tree, search);
  const distanceMetres = Math.sqrt(search.nearest);
  return search.label > 0 && distanceMetres <= maxMetres ? { ordinal: search.label - 1, distanceMetres } : undefined;
}
