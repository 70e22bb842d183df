import { type Label } from "./edge-chains.ts";
import { findTile } from "./find-tile.ts";
import { settlePlain } from "./settle-plain.ts";
import { FROM_EAST, RUN_WORDS, TAG_OWNER, TAG_PLAIN, type TileTree } from "./tile-format.ts";

/** What `locatePlainly` answers in a tile that is not plain. */
export const IN_DOUBT = -1;

/**
 * The owner of the point, from stored vertices alone wherever they suffice.
 *
 * Crossing an edge turns the label of one of its cells into the other's, which is an exclusive or
 * with both, in any order. Points close to a vertex's parallel (or meridian) or to an edge, for as
 * much as the stored vertices and the rounding here may be off, are settled by true positions.
 */
export function locatePlainly(tree: TileTree, rankOfLabel: Int32Array, lng: number, lat: number): Label {
  const { words, stored, lattice, slack, reach } = tree;
  const fx = lng * lattice.scale - lattice.west;
  const fy = lat * lattice.scale - lattice.south;
  const word = findTile(tree, fx + 0.5, fy + 0.5);
  if ((word & 3) === TAG_OWNER) return word >> 2;
  if ((word & 3) !== TAG_PLAIN) return IN_DOUBT;
  const tile = word >> 2;
  let offset = tile;
  let label = words[offset]!;
  const side = words[offset + 1]! & 15;
  const swap = side & 1;
  const low = side < FROM_EAST;
  const pu = swap === 0 ? fx : fy;
  const pw = swap === 0 ? fy : fx;
  const near = lattice.error;
  const last = offset + 2 + (words[offset + 1]! >> 4) * RUN_WORDS;
  for (offset += 2; offset < last; offset += RUN_WORDS) {
    let at = words[offset]! * 2 + swap;
    const end = at + words[offset + 1]! * 2;
    const turnWay = 1 - 2 * swap;
    let ua = stored[at]!;
    let wa = stored[at + turnWay]! - pw;
    if (Math.abs(wa) <= near) return settlePlain(tree, rankOfLabel, tile, lng, lat);
    let odd = false;
    while (at < end) {
      at += 2;
      const ub = stored[at]!;
      const wb = stored[at + turnWay]! - pw;
      if (Math.abs(wb) <= near) return settlePlain(tree, rankOfLabel, tile, lng, lat);
      if (wa > 0 !== wb > 0) {
        const du = ub - ua;
        const dw = wb - wa;
        const turn = (pu - ua) * dw + wa * du;
        if (Math.abs(turn) <= slack * (Math.abs(du) + Math.abs(dw) + reach)) return settlePlain(tree, rankOfLabel, tile, lng, lat);
        if (turn > 0 === dw > 0 === low) odd = !odd;
      }
      ua = ub;
      wa = wb;
    }
    if (odd) label ^= words[offset + 2]! ^ words[offset + 3]!;
  }
  return label;
}
