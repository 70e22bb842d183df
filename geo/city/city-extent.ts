import type { CityOptions } from "./city-options.ts";
import { Heap } from "./heap.ts";
import { centreX, centreY, HEX_AREA_FACTOR, isOnRim, neighbourOf } from "./hex-lattice.ts";
import type { HexLattice } from "./hex-lattice.ts";
import { hash32, valueNoise } from "./random.ts";

const WIDTH_TO_HEIGHT = 1.3;

export interface CityExtent {
  lattice: HexLattice;
  /** Hexagons of the city: connected, without holes. */
  hexes: Int32Array;
  /** Per hexagon of the lattice: 1 in open country, more towards town centres. */
  density: Float64Array;
}

/** Which hexagons make up the city, and how densely each is settled. */
export function cityExtent(options: CityOptions): CityExtent {
  const wanted = (options.villages || options.towns) * options.hexagonsPerLeaf;
  const sideKm = Math.sqrt((Math.PI * options.radiusKm * options.radiusKm) / (wanted * HEX_AREA_FACTOR));
  const halfWidthKm = options.radiusKm * Math.sqrt(WIDTH_TO_HEIGHT);
  const halfHeightKm = options.radiusKm / Math.sqrt(WIDTH_TO_HEIGHT);
  const columns = Math.ceil((halfWidthKm * 3) / (sideKm * Math.sqrt(3))) + 8;
  const rows = Math.ceil((halfHeightKm * 3) / (sideKm * 1.5)) + 8;
  const lattice = { columns, rows, count: columns * rows, sideKm };

  const remoteness = (hex: number) => {
    const x = centreX(lattice, hex) / halfWidthKm;
    const y = centreY(lattice, hex) / halfHeightKm;
    const ripple =
      0.3 * valueNoise(hash32(options.seed, 11), x * 1.6, y * 1.6) +
      0.16 * valueNoise(hash32(options.seed, 12), x * 4.3, y * 4.3) +
      0.08 * valueNoise(hash32(options.seed, 13), x * 11, y * 11);
    return (x * x + y * y) * (1 + ripple);
  };
  const taken = floodFromMiddle(lattice, wanted, remoteness);
  fillHoles(lattice, taken);
  const hexes = Int32Array.from(indicesOf(taken));
  return { lattice, hexes, density: settlementDensity(lattice, options) };
}

function floodFromMiddle(lattice: HexLattice, wanted: number, remoteness: (hex: number) => number): Uint8Array {
  const taken = new Uint8Array(lattice.count);
  const seen = new Uint8Array(lattice.count);
  const heap = new Heap();
  const middle = (lattice.rows >> 1) * lattice.columns + (lattice.columns >> 1);
  seen[middle] = 1;
  heap.push(0, middle);
  for (let count = 0; count < wanted && heap.size > 0; count++) {
    const hex = heap.pop();
    taken[hex] = 1;
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbourOf(lattice, hex, direction);
      if (seen[next] || isOnRim(lattice, next)) continue;
      seen[next] = 1;
      heap.push(remoteness(next), next);
    }
  }
  return taken;
}

function fillHoles(lattice: HexLattice, taken: Uint8Array): void {
  const outside = new Uint8Array(lattice.count);
  const start = 2 * lattice.columns + 2;
  const stack = [start];
  outside[start] = 1;
  for (let hex = stack.pop(); hex !== undefined; hex = stack.pop())
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbourOf(lattice, hex, direction);
      if (outside[next] || taken[next] || isBeyond(lattice, next)) continue;
      outside[next] = 1;
      stack.push(next);
    }
  for (let hex = 0; hex < lattice.count; hex++) if (!outside[hex] && !isOnRim(lattice, hex)) taken[hex] = 1;
}

function isBeyond({ columns, rows }: HexLattice, hex: number): boolean {
  const row = (hex / columns) | 0;
  const column = hex - row * columns;
  return row < 1 || column < 1 || row >= rows - 1 || column >= columns - 1;
}

function settlementDensity(lattice: HexLattice, options: CityOptions): Float64Array {
  const density = new Float64Array(lattice.count);
  const reachKm = options.radiusKm * 0.22;
  for (let hex = 0; hex < lattice.count; hex++) {
    const x = centreX(lattice, hex) / reachKm;
    const y = centreY(lattice, hex) / reachKm;
    const core = 0.75 / (1 + x * x + y * y);
    const patch = valueNoise(hash32(options.seed, 21), x * 1.4, y * 1.4);
    density[hex] = 1 + core + Math.max(0, patch) * 0.35;
  }
  return density;
}

function* indicesOf(flags: Uint8Array): Generator<number> {
  for (let index = 0; index < flags.length; index++) if (flags[index]) yield index;
}
