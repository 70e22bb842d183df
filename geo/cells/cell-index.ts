import { CellSets } from "./cell-sets.ts";
import { type BatchTree, moveToBatchMemory } from "./batch-memory.ts";
import { chainEdges, type Label } from "./edge-chains.ts";
import { buildTiles } from "./build-tiles.ts";
import { findNearest, type NearestQuestion } from "./find-nearest.ts";
import { findHolders } from "./locate-exactly.ts";
import { IN_DOUBT, locatePlainly } from "./locate-plainly.ts";
import { rankCells } from "./rank-cells.ts";
import { readCells } from "./read-cells.ts";
import type { TileTree } from "./tile-format.ts";
import type { CellCollection } from "../types.ts";

/** A cell and how far away it is; 0 when it holds the point. */
export interface NearbyCell {
  readonly ordinal: number;
  readonly distanceMetres: number;
}

/** Answers whose cell a point is in. Ordinals are positions in the collection that was indexed. */
export interface CellIndex {
  /** How many cells are indexed. */
  readonly size: number;
  /** What the index keeps in memory. */
  readonly memoryBytes: number;
  /**
   * The ordinal of the cell that owns the point, or -1. Exact for every double. Cells are closed;
   * where several hold the point the deepest level wins, then the smallest code.
   */
  locate(lng: number, lat: number): number;
  /** `locate` for lng0, lat0, lng1, lat1, …; fills and returns `owners`, or a new array. */
  locateMany(positions: Float64Array, owners?: Int32Array): Int32Array;
  /**
   * The nearest cell within reach, the owner at 0 when there is one. Equal distances: as `locate`.
   * Distances are taken in the plane with the WGS 84 radii of curvature at the point: within 0.1 %
   * of the geodesic up to 5 km, below 70° of latitude. Nothing is found across the 180th meridian.
   */
  nearest(lng: number, lat: number, maxMetres: number): NearbyCell | undefined;
  /**
   * The nearest cell within reach that is neither the owner nor one above it: cells of a shallower
   * level that hold the point do not count, other cells that hold it are at 0.
   */
  nearestOther(lng: number, lat: number, maxMetres: number): NearbyCell | undefined;
}

/**
 * Builds the index of a coverage, sound or not. See decisions/0001-border-points.md.
 *
 * @throws {GeoInputError} naming cell, ring and vertex of a position that cannot be used.
 */
export function buildCellIndex(cells: CellCollection): CellIndex {
  const table = readCells(cells);
  const { rankOfOrdinal } = rankCells(table);
  const rankOfLabel = Int32Array.from({ length: table.cellCount + 1 }, (_, label) => (label === 0 ? table.cellCount : rankOfOrdinal[label - 1]!));
  const sets = new CellSets(table.cellCount);
  const trees = levelGroups(table.levels).map((ordinals) => buildTiles(chainEdges(table, ordinals), sets, rankOfLabel));
  return new TiledIndex(table.levels, rankOfLabel, trees);
}

class TiledIndex implements CellIndex {
  readonly size: number;
  readonly #levels: Float64Array;
  readonly #rankOfLabel: Int32Array;
  readonly #trees: readonly TileTree[];
  /** The deepest level again, for batches. */
  readonly #batches: BatchTree | undefined;

  constructor(levels: Float64Array, rankOfLabel: Int32Array, trees: readonly TileTree[]) {
    const [deepest, ...upper] = trees;
    this.size = levels.length;
    this.#levels = levels;
    this.#batches = deepest && moveToBatchMemory(deepest, rankOfLabel);
    this.#rankOfLabel = this.#batches?.rankOfLabel ?? rankOfLabel;
    this.#trees = this.#batches ? [this.#batches.tree, ...upper] : trees;
  }

  get memoryBytes(): number {
    return this.#trees.reduce((bytes, tree) => bytes + memoryOf(tree), this.#rankOfLabel.byteLength + this.#levels.byteLength);
  }

  locate(lng: number, lat: number): number {
    for (const tree of this.#trees) {
      const label = this.#locateIn(tree, lng, lat);
      if (label > 0) return label - 1;
    }
    return -1;
  }

  locateMany(positions: Float64Array, owners = new Int32Array(positions.length >> 1)): Int32Array {
    const count = Math.min(positions.length >> 1, owners.length);
    const batches = this.#batches;
    const step = batches?.mostPoints ?? count;
    for (let begin = 0; begin < count; begin += step) {
      const end = Math.min(count, begin + step);
      const labels = batches?.locateBatch(positions.subarray(begin * 2, end * 2));
      for (let i = begin; i < end; i++) {
        const label = labels === undefined ? IN_DOUBT : labels[i - begin]!;
        // Nobody's at the deepest level, or not to be told from stored vertices: asked one by one.
        owners[i] = label > 0 ? label - 1 : this.locate(positions[i * 2]!, positions[i * 2 + 1]!);
      }
    }
    return owners;
  }

  nearest(lng: number, lat: number, maxMetres: number): NearbyCell | undefined {
    return findNearest(this.#question, lng, lat, maxMetres, false);
  }

  nearestOther(lng: number, lat: number, maxMetres: number): NearbyCell | undefined {
    return findNearest(this.#question, lng, lat, maxMetres, true);
  }

  get #question(): NearestQuestion {
    return { trees: this.#trees, levels: this.#levels, rankOfLabel: this.#rankOfLabel };
  }

  #locateIn(tree: TileTree, lng: number, lat: number): Label {
    const rankOfLabel = this.#rankOfLabel;
    const label = locatePlainly(tree, rankOfLabel, lng, lat);
    if (label !== IN_DOUBT) return label;
    let best = 0;
    for (const holder of findHolders(tree, lng, lat)) if (rankOfLabel[holder]! < rankOfLabel[best]!) best = holder;
    return best;
  }
}

function memoryOf({ words, stored, exact, chains: { chainStart, chainOne, chainTwo } }: TileTree): number {
  return [words, stored, exact, chainStart, chainOne, chainTwo].reduce((bytes, array) => bytes + (array?.byteLength ?? 0), 0);
}

/** More levels than this share one index, whose ranks settle them. */
const MOST_LEVELS_APART = 8;

/** The cells of each level, deepest first: upper levels overlap lower ones, but rarely each other. */
function levelGroups(levels: Float64Array): Int32Array[] {
  const distinct = [...new Set(levels)].sort((one, other) => other - one);
  const all = Int32Array.from(levels, (_, ordinal) => ordinal);
  if (distinct.length > MOST_LEVELS_APART) return [all];
  return distinct.map((level) => all.filter((ordinal) => levels[ordinal] === level));
}
