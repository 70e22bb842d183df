import type { CityExtent } from "./city-extent.ts";
import type { CityOptions } from "./city-options.ts";
import { neighbourOf } from "./hex-lattice.ts";
import { partition } from "./partition.ts";
import type { PartitionScratch } from "./partition.ts";
import { hash32, seededRandom } from "./random.ts";

/** One level of the cell tree on the lattice. */
export interface CityLevel {
  /** Per hexagon of the lattice: the cell it belongs to, -1 outside the city. */
  cellOf: Int32Array;
  /** Per cell: its parent, an index into the level above; -1 at the top. */
  parent: Int32Array;
}

/** City, counties, towns and (unless there are none) villages, from the top down. */
export function divideCity(options: CityOptions, extent: CityExtent): CityLevel[] {
  const { lattice, hexes, density } = extent;
  const scratch: PartitionScratch = {
    mark: new Int32Array(lattice.count).fill(-1),
    part: new Int32Array(lattice.count),
    distance: new Float64Array(lattice.count),
  };
  const top = new Int32Array(lattice.count).fill(-1);
  for (const hex of hexes) top[hex] = 0;
  const levels: CityLevel[] = [{ cellOf: top, parent: Int32Array.of(-1) }];
  let groups = [hexes];
  let mark = 0;
  for (const count of [options.counties, options.towns, options.villages]) {
    if (count === 0) continue;
    const cellOf = new Int32Array(lattice.count).fill(-1);
    const parent: number[] = [];
    const children: Int32Array[] = [];
    const shares = shareOut(groups.map((members) => [members.length, settledWeight(members, density)]), count);
    groups.forEach((members, group) => {
      const random = seededRandom(hash32(hash32(options.seed, 31 + levels.length), group));
      const share = shares[group] ?? 1;
      const parts = partition(lattice, members, share, density, scratch, mark++, random);
      const lists: number[][] = Array.from({ length: share }, () => []);
      members.forEach((hex, at) => lists[parts[at] ?? 0]?.push(hex));
      // North to south: lists hold rising indices, so the last one is the northernmost hexagon.
      lists.sort((a, b) => (b.at(-1) ?? 0) - (a.at(-1) ?? 0));
      for (const list of lists) {
        for (const hex of list) cellOf[hex] = parent.length;
        parent.push(group);
        children.push(Int32Array.from(list));
      }
    });
    levels.push({ cellOf, parent: Int32Array.from(parent) });
    groups = children;
  }
  plantEnclaves(options, extent, levels);
  return levels;
}

function settledWeight(hexes: Int32Array, density: Float64Array): number {
  return hexes.reduce((sum, hex) => sum + (density[hex] ?? 1) * (density[hex] ?? 1), 0);
}

/** `total` shared out by weight, at least one and at most the number of hexagons each. */
function shareOut(groups: (readonly [hexes: number, weight: number])[], total: number): number[] {
  const sum = groups.reduce((all, [, weight]) => all + weight, 0);
  const shares = groups.map(([hexes, weight]) => Math.max(1, Math.min(hexes, Math.floor((total * weight) / sum))));
  let left = total - shares.reduce((all, share) => all + share, 0);
  while (left !== 0) {
    const step = left > 0 ? 1 : -1;
    let best = 0;
    let bestNeed = -Infinity;
    groups.forEach(([hexes, weight], index) => {
      const share = shares[index] ?? 1;
      if (step > 0 ? share >= hexes : share <= 1) return;
      const need = step * ((total * weight) / sum - share);
      if (need > bestNeed) [best, bestNeed] = [index, need];
    });
    shares[best] = (shares[best] ?? 1) + step;
    left -= step;
  }
  return shares;
}

/** Gives leaves that lie inside one parent to a parent in another county: holes above, and cells in two pieces. */
function plantEnclaves(options: CityOptions, { lattice, hexes }: CityExtent, levels: CityLevel[]): void {
  const leaves = levels.at(-1);
  const parents = levels.at(-2);
  if (options.enclaves === 0 || !leaves || !parents) return;
  const inner = new Uint8Array(leaves.parent.length).fill(1);
  for (const hex of hexes)
    for (let direction = 0; direction < 6; direction++) {
      const leaf = leaves.cellOf[hex] ?? -1;
      const other = leaves.cellOf[neighbourOf(lattice, hex, direction)] ?? -1;
      if (other < 0 || leaves.parent[other] !== leaves.parent[leaf]) inner[leaf] = 0;
    }
  const random = seededRandom(hash32(options.seed, 41));
  const candidates = [...inner.keys()].filter((leaf) => inner[leaf]);
  const hosts = new Set<number>();
  for (let planted = 0; planted < options.enclaves && candidates.length > 0; ) {
    const [leaf = 0] = candidates.splice(Math.floor(random() * candidates.length), 1);
    const host = leaves.parent[leaf] ?? 0;
    const owner = Math.floor(random() * parents.parent.length);
    const isAbroad = levels.length < 4 ? owner !== host : parents.parent[owner] !== parents.parent[host];
    // One enclave per host: two that touch could cut their host in pieces.
    if (!isAbroad || hosts.has(host)) continue;
    hosts.add(host);
    leaves.parent[leaf] = owner;
    planted++;
  }
  for (let above = levels.length - 2; above > 0; above--) {
    const level = levels[above];
    const below = levels[above + 1];
    if (level && below) for (const hex of hexes) level.cellOf[hex] = below.parent[below.cellOf[hex] ?? 0] ?? -1;
  }
}
