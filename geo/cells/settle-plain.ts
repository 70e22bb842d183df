import type { Label } from "./edge-chains.ts";
import { crossesRay, isOnEdge } from "./edge-crossing.ts";
import { orientation } from "./orientation.ts";
import { FROM_EAST, latOf, lngOf, RUN_WORDS, type TileTree } from "./tile-format.ts";

/**
 * The owner of a point in a plain tile (at `offset` in the words), exactly: true positions are
 * looked at only where stored vertices leave doubt. On a border it is the first in rank of the
 * cells along it; off the borders there is but one.
 */
export function settlePlain(tree: TileTree, rankOfLabel: Int32Array, offset: number, lng: number, lat: number): Label {
  const { words, stored, lattice, slack, reach } = tree;
  const side = words[offset + 1]! & 15;
  const last = offset + 2 + (words[offset + 1]! >> 4) * RUN_WORDS;
  const swap = side & 1;
  const x = lng * lattice.scale - lattice.west;
  const y = lat * lattice.scale - lattice.south;
  const pu = swap === 0 ? x : y;
  const pw = swap === 0 ? y : x;
  const near = lattice.error;
  let label = words[offset]!;
  let touched: Label = 0;
  for (let run = offset + 2; run < last; run += RUN_WORDS) {
    let odd = false;
    let touches = false;
    const end = words[run]! + words[run + 1]!;
    for (let edge = words[run]!; edge < end; edge++) {
      const ua = stored[edge * 2 + swap]!;
      const wa = stored[edge * 2 + 1 - swap]! - pw;
      const ub = stored[edge * 2 + 2 + swap]!;
      const wb = stored[edge * 2 + 3 - swap]! - pw;
      const level = Math.abs(wa) <= near || Math.abs(wb) <= near;
      if (!level && wa > 0 === wb > 0) continue;
      const du = ub - ua;
      const dw = wb - wa;
      const turn = (pu - ua) * dw + wa * du;
      if (!level && Math.abs(turn) > slack * (Math.abs(du) + Math.abs(dw) + reach)) {
        if (turn > 0 === dw > 0 === side < FROM_EAST) odd = !odd;
        continue;
      }
      const ax = lngOf(tree, edge);
      const ay = latOf(tree, edge);
      const bx = lngOf(tree, edge + 1);
      const by = latOf(tree, edge + 1);
      if (level) {
        if (isOnEdge(ax, ay, bx, by, lng, lat)) touches = true;
        else if (crossesRay(ax, ay, bx, by, lng, lat, side)) odd = !odd;
        continue;
      }
      const left = orientation(ax, ay, bx, by, lng, lat);
      if (left === 0) touches = true;
      else if (left > 0 === (dw > 0 === (swap === 1)) === side < FROM_EAST) odd = !odd;
    }
    if (odd) label ^= words[run + 2]! ^ words[run + 3]!;
    if (touches) {
      if (rankOfLabel[words[run + 2]!]! < rankOfLabel[touched]!) touched = words[run + 2]!;
      if (rankOfLabel[words[run + 3]!]! < rankOfLabel[touched]!) touched = words[run + 3]!;
    }
  }
  return touched > 0 ? touched : label;
}
