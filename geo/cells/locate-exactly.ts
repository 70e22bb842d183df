import type { Label } from "./edge-chains.ts";
import { crossesHook, crossesRay, isOnEdge } from "./edge-crossing.ts";
import { findTile } from "./find-tile.ts";
import { FROM_AFAR, FROM_CORNER, latOf, lngOf, RUN_WORDS, TAG_OWNER, TAG_PLAIN, type TileTree } from "./tile-format.ts";

/** Every cell that holds the point, in no particular order: exact, for every tile and every double. */
export function findHolders(tree: TileTree, lng: number, lat: number): Label[] {
  const { words, lattice } = tree;
  const word = findTile(tree, lng * lattice.scale - lattice.west + 0.5, lat * lattice.scale - lattice.south + 0.5);
  const offset = word >> 2;
  if ((word & 3) === TAG_OWNER) return offset === 0 ? [] : [offset];
  const from = words[offset + 1]! & 15;
  const runs = words[offset + 1]! >> 4;
  if ((word & 3) === TAG_PLAIN) {
    const label = words[offset]!;
    return walkToPoint(tree, lng, lat, from, 0, 0, label === 0 ? [] : [label], offset + 2, runs);
  }
  const labels = words[offset]!;
  if (from === FROM_AFAR) return walkFromAfar(tree, lng, lat);
  const cornerLng = (words[offset + 2]! - 0.5 + lattice.west) / lattice.scale;
  const cornerLat = (words[offset + 3]! - 0.5 + lattice.south) / lattice.scale;
  const inside = Array.from(words.subarray(offset + 4, offset + 4 + labels));
  return walkToPoint(tree, lng, lat, from, cornerLng, cornerLat, inside, offset + 4 + labels, runs);
}

/** Exchanges cells at every edge between the tile's known side or corner and the point, in true positions. */
function walkToPoint(
  tree: TileTree, lng: number, lat: number, from: number, cornerLng: number, cornerLat: number,
  inside: Label[], runsAt: number, runs: number,
): Label[] {
  const { words } = tree;
  const touched: Label[] = [];
  for (let run = runsAt; run < runsAt + runs * RUN_WORDS; run += RUN_WORDS) {
    const first = words[run]!;
    const [one, two] = [words[run + 2]!, words[run + 3]!];
    let odd = false;
    let touches = false;
    let bx = lngOf(tree, first);
    let by = latOf(tree, first);
    for (let edge = first; edge < first + words[run + 1]!; edge++) {
      const [ax, ay] = [bx, by];
      bx = lngOf(tree, edge + 1);
      by = latOf(tree, edge + 1);
      if (isOnEdge(ax, ay, bx, by, lng, lat)) touches = true;
      else if (from < FROM_CORNER ? crossesRay(ax, ay, bx, by, lng, lat, from) : crossesHook(ax, ay, bx, by, lng, lat, cornerLng, cornerLat)) odd = !odd;
    }
    if (touches) touched.push(one, two);
    if (odd) {
      toggle(inside, one);
      toggle(inside, two);
    }
  }
  return union(inside, touched);
}

/** Asks every edge of the coverage: for the rare tile in which no place is clear of edges. */
function walkFromAfar(tree: TileTree, lng: number, lat: number): Label[] {
  const { chainStart, chainOne, chainTwo } = tree.chains;
  const inside: Label[] = [];
  const touched: Label[] = [];
  for (let chain = 0; chain < chainOne.length; chain++) {
    let odd = false;
    for (let edge = chainStart[chain]!; edge < chainStart[chain + 1]! - 1; edge++) {
      const ax = lngOf(tree, edge), ay = latOf(tree, edge), bx = lngOf(tree, edge + 1), by = latOf(tree, edge + 1);
      if (isOnEdge(ax, ay, bx, by, lng, lat)) touched.push(chainOne[chain]!, chainTwo[chain]!);
      else if (crossesRay(ax, ay, bx, by, lng, lat, 0)) odd = !odd;
    }
    if (odd) {
      toggle(inside, chainOne[chain]!);
      toggle(inside, chainTwo[chain]!);
    }
  }
  return union(inside, touched);
}

function toggle(labels: Label[], label: Label): void {
  if (label === 0) return;
  const at = labels.indexOf(label);
  if (at < 0) labels.push(label);
  else labels.splice(at, 1);
}

function union(inside: Label[], touched: readonly Label[]): Label[] {
  for (const label of touched) if (label !== 0 && !inside.includes(label)) inside.push(label);
  return inside;
}
