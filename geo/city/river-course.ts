import type { CityExtent } from "./city-extent.ts";
import type { CityOptions } from "./city-options.ts";
import { Heap } from "./heap.ts";
import { centreX, centreY, isOnRim, neighbourOf } from "./hex-lattice.ts";
import type { HexLattice } from "./hex-lattice.ts";
import { hash32, valueNoise } from "./random.ts";

/** Which river a hexagon of the lattice carries; 0 is none. */
export const MAIN_GROUND = 1;
export const TRIBUTARY_GROUND = 2;

/** The hexagon at a share of the city's width and height, counted from its south-west corner. */
export function hexAt({ lattice, hexes }: CityExtent, across: number, up: number): number {
  const { columns, rows } = lattice;
  const rowsUsed = [(hexes[0] ?? 0) / columns, (hexes.at(-1) ?? 0) / columns].map(Math.floor);
  const [south = 0, north = 0] = rowsUsed;
  let west = columns;
  let east = 0;
  for (const hex of hexes) {
    west = Math.min(west, hex % columns);
    east = Math.max(east, hex % columns);
  }
  const column = Math.min(columns - 4, Math.max(3, Math.round(west + across * (east - west))));
  const row = Math.min(rows - 4, Math.max(3, Math.round(south + up * (north - south))));
  return row * columns + column;
}

/** How hard it is for water to cross each hexagon: valleys are easy, land beyond the city is hard. */
export function cityGround({ seed, radiusKm }: CityOptions, { lattice, hexes }: CityExtent): Float64Array {
  const ground = new Float64Array(lattice.count).fill(3);
  const scale = 7 / radiusKm;
  for (const hex of hexes) {
    const x = centreX(lattice, hex) * scale;
    const y = centreY(lattice, hex) * scale;
    const relief = valueNoise(hash32(seed, 72), x, y) + 0.5 * valueNoise(hash32(seed, 73), 2.3 * x, 2.3 * y);
    ground[hex] = 0.2 + Math.max(0, 1 + relief);
  }
  return ground;
}

/** Marks a hexagon and those around it, unless another river has them. */
export function claim(lattice: HexLattice, hex: number, taken: Uint8Array, ground: number): void {
  taken[hex] ||= ground;
  for (let direction = 0; direction < 6; direction++) taken[neighbourOf(lattice, hex, direction)] ||= ground;
}

/** The way without its round trips: after each hexagon go on from the last time it was passed. */
export function withoutLoops(hexes: number[]): number[] {
  const way: number[] = [];
  for (let at = 0; at < hexes.length; at++) {
    const hex = hexes[at] ?? 0;
    way.push(hex);
    at = hexes.lastIndexOf(hex);
  }
  return way;
}

/** The easiest way over rough ground; empty when tributaries bar it. The main river can be reached, not followed. */
export function flow(lattice: HexLattice, ground: Float64Array, from: number, to: number, taken: Uint8Array): number[] {
  const cost = new Float64Array(lattice.count).fill(Infinity);
  const before = new Int32Array(lattice.count).fill(-1);
  const heap = new Heap();
  cost[from] = 0;
  heap.push(0, from);
  while (heap.size > 0) {
    const hex = heap.pop();
    if (hex === to) break;
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbourOf(lattice, hex, direction);
      if (isOnRim(lattice, next) || taken[next] === TRIBUTARY_GROUND) continue;
      const reached = (cost[hex] ?? 0) + (ground[next] ?? 0) + (taken[next] ? 4 : 0);
      if (reached >= (cost[next] ?? 0)) continue;
      cost[next] = reached;
      before[next] = hex;
      heap.push(reached, next);
    }
  }
  const path: number[] = [];
  if (cost[to] === Infinity) return path;
  for (let hex = to; hex >= 0; hex = before[hex] ?? -1) path.push(hex);
  return path.reverse();
}
