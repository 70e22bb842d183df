import type { EdgeChains } from "./edge-chains.ts";
import type { Lattice } from "./lattice.ts";

/**
 * What a tile's word says, in its two lowest bits; the rest is a label or an offset into `words`.
 *
 * BLOCK   [bits, child words row by row]: 2^bits by 2^bits smaller tiles
 * PLAIN   [label, side | runs << 4, runs…]: the label holds along one side that no edge comes near
 * KNOT    [labels, from | runs << 4, cornerX, cornerY, labels…, runs…]: any number of cells, any edges
 *
 * A run is four words: first vertex, edges, and the labels of the cells that its edges bound.
 */
export const TAG_OWNER = 0;
export const TAG_PLAIN = 1;
export const TAG_BLOCK = 2;
export const TAG_KNOT = 3;

export const RUN_WORDS = 4;

/**
 * From where to walk to a point of the tile: straight from one side (bit 0: along y, bit 1: from the
 * upper end), from a corner (bit 0: east, bit 1: north), or from far away past every edge.
 */
export const FROM_WEST = 0;
export const FROM_SOUTH = 1;
export const FROM_EAST = 2;
export const FROM_NORTH = 3;
export const FROM_CORNER = 4;
export const FROM_AFAR = 8;

/** Tile line k of a level lies at k * 2^shift - 1/2 units, so that no stored vertex is on one. */
export interface TileTree {
  readonly lattice: Lattice;
  /** The outermost tiles row by row, then everything they refer to. */
  readonly words: Int32Array;
  readonly shift: number;
  readonly columns: number;
  readonly rows: number;
  /** Stored vertices in units of the lattice. */
  readonly stored: Int32Array;
  /** The positions as read, where the stored vertices do not give them back. */
  readonly exact: Float64Array | undefined;
  readonly chains: Pick<EdgeChains, "chainStart" | "chainOne" | "chainTwo">;
  /** A turn computed from stored vertices is certain beyond slack * (extent of the edge + reach). */
  readonly slack: number;
  readonly reach: number;
}

/** Longitude of a vertex, the double that was read. */
export function lngOf({ exact, stored, lattice }: TileTree, vertex: number): number {
  return exact === undefined ? (stored[vertex * 2]! + lattice.west) / lattice.scale : exact[vertex * 2]!;
}

/** Latitude of a vertex, the double that was read. */
export function latOf({ exact, stored, lattice }: TileTree, vertex: number): number {
  return exact === undefined ? (stored[vertex * 2 + 1]! + lattice.south) / lattice.scale : exact[vertex * 2 + 1]!;
}
