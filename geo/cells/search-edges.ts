import type { Label } from "./edge-chains.ts";
import { type LocalMetric, squaredMetresToEdge } from "./local-metric.ts";
import { latOf, lngOf, RUN_WORDS, TAG_BLOCK, TAG_KNOT, TAG_OWNER, type TileTree } from "./tile-format.ts";

/** A search for the nearest border of any cell but some, and the best so far. */
export interface EdgeSearch {
  readonly lng: number;
  readonly lat: number;
  readonly metric: LocalMetric;
  readonly rankOfLabel: Int32Array;
  readonly excluded: readonly Label[];
  /** Squared metres; begins as the reach of the search. */
  nearest: number;
  /** The cell that the nearest edge bounds, the first in rank when it bounds two; 0 while there is none. */
  label: Label;
}

// Listed edges and the query are where the lattice says to within this many units.
const LEEWAY = 4;

/** Improves the search by the borders in one tree, looking outwards from the point tile by tile. */
export function searchEdges(tree: TileTree, search: EdgeSearch): void {
  const { shift, columns, rows, lattice } = tree;
  const fx = search.lng * lattice.scale - lattice.west;
  const fy = search.lat * lattice.scale - lattice.south;
  const size = 2 ** shift;
  const reachMetres = Math.sqrt(search.nearest);
  const reachX = (reachMetres / search.metric.lngMetres) * lattice.scale + LEEWAY;
  const reachY = (reachMetres / search.metric.latMetres) * lattice.scale + LEEWAY;
  const west = Math.max(0, Math.floor((fx - reachX) / size));
  const east = Math.min(columns - 1, Math.floor((fx + reachX) / size));
  const south = Math.max(0, Math.floor((fy - reachY) / size));
  const north = Math.min(rows - 1, Math.floor((fy + reachY) / size));
  if (!(west <= east && south <= north)) return;
  const column = Math.min(east, Math.max(west, Math.floor(fx / size)));
  const row = Math.min(north, Math.max(south, Math.floor(fy / size)));
  const ringMetres = (size * Math.min(search.metric.lngMetres, search.metric.latMetres)) / lattice.scale;
  const rings = Math.max(column - west, east - column, row - south, north - row);
  for (let ring = 0; ring <= rings; ring++) {
    const closest = (ring - 1.01) * ringMetres;
    if (closest > 0 && closest * closest > search.nearest) return;
    for (let y = Math.max(south, row - ring); y <= Math.min(north, row + ring); y++) {
      const step = y === row - ring || y === row + ring ? 1 : Math.max(1, 2 * ring);
      for (let x = column - ring; x <= column + ring; x += step) {
        if (x < west || x > east) continue;
        const word = tree.words[y * columns + x]!;
        if ((word & 3) !== TAG_OWNER) visit(tree, search, fx, fy, word, x * size, y * size, shift);
      }
    }
  }
}

function visit(tree: TileTree, search: EdgeSearch, fx: number, fy: number, word: number, x: number, y: number, shift: number): void {
  const tag = word & 3;
  if (tag === TAG_OWNER) return;
  const size = 2 ** shift;
  if (boxDistance(tree, search, fx, fy, x, y, x + size, y + size) > search.nearest) return;
  const { words } = tree;
  const offset = word >> 2;
  if (tag === TAG_BLOCK) {
    const bits = words[offset]!;
    const child = 2 ** (shift - bits);
    for (let tile = 0; tile < 4 ** bits; tile++) {
      visit(tree, search, fx, fy, words[offset + 1 + tile]!, x + (tile & ((1 << bits) - 1)) * child, y + (tile >> bits) * child, shift - bits);
    }
    return;
  }
  let run = offset + (tag === TAG_KNOT ? 4 + words[offset]! : 2);
  for (let runs = words[offset + 1]! >> 4; runs > 0; runs--, run += RUN_WORDS) measureRun(tree, search, run);
}

function measureRun(tree: TileTree, search: EdgeSearch, run: number): void {
  const { words } = tree;
  const { rankOfLabel, excluded, metric, lng, lat } = search;
  const one = words[run + 2]!;
  const two = words[run + 3]!;
  let label = excluded.includes(one) ? 0 : one;
  if (two !== 0 && rankOfLabel[two]! < rankOfLabel[label]! && !excluded.includes(two)) label = two;
  if (label === 0) return;
  const last = words[run]! + words[run + 1]!;
  let bx = lngOf(tree, words[run]!);
  let by = latOf(tree, words[run]!);
  for (let vertex = words[run]! + 1; vertex <= last; vertex++) {
    const ax = bx;
    const ay = by;
    bx = lngOf(tree, vertex);
    by = latOf(tree, vertex);
    const squared = squaredMetresToEdge(metric, lng, lat, ax, ay, bx, by);
    if (squared < search.nearest || (squared === search.nearest && rankOfLabel[label]! < rankOfLabel[search.label]!)) {
      search.nearest = squared;
      search.label = label;
    }
  }
}

/** Squared metres below which nothing in the box can be. */
function boxDistance({ lattice }: TileTree, { metric }: EdgeSearch, fx: number, fy: number, x0: number, y0: number, x1: number, y1: number): number {
  const x = Math.max(0, x0 - fx - LEEWAY, fx - x1 - LEEWAY) * (metric.lngMetres / lattice.scale);
  const y = Math.max(0, y0 - fy - LEEWAY, fy - y1 - LEEWAY) * (metric.latMetres / lattice.scale);
  return (x * x + y * y) * (1 - 1e-12);
}
