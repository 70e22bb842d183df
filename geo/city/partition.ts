import { Heap } from "./heap.ts";
import { centreX, centreY, neighbourOf } from "./hex-lattice.ts";
import type { HexLattice } from "./hex-lattice.ts";
import { hashUnit } from "./random.ts";
import type { Random } from "./random.ts";

const ROUNDS = 4;
const MAX_ATTEMPTS = 200;

/** Working memory shared by many calls to `partition`, one number per hexagon of the lattice. */
export interface PartitionScratch {
  /** Which call a hexagon belongs to; only hexagons with the current mark are divided. */
  mark: Int32Array;
  part: Int32Array;
  distance: Float64Array;
}

/**
 * Divides connected hexagons into `count` parts, each connected and without holes.
 *
 * Parts grow from seeds over rough ground, then each seed moves to the middle of its part and
 * they grow again: shapes are compact but not regular. Dense ground makes parts smaller.
 * Returns the part of each hexagon, in the order of `hexes`.
 */
export function partition(
  lattice: HexLattice,
  hexes: Int32Array,
  count: number,
  density: Float64Array,
  scratch: PartitionScratch,
  mark: number,
  random: Random,
): Int32Array {
  for (const hex of hexes) scratch.mark[hex] = mark;
  const roughness = Math.floor(random() * 1e9);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    let seeds = scatterSeeds(lattice, hexes, count, density, random);
    for (let round = 0; round < ROUNDS; round++) {
      if (round > 0) seeds = middles(lattice, hexes, scratch.part, count, density);
      grow(lattice, hexes, seeds, density, scratch, mark, roughness);
    }
    if (areSimplyConnected(lattice, hexes, scratch, mark, count)) return hexes.map((hex) => scratch.part[hex] ?? 0);
  }
  throw new Error(`No division of ${hexes.length} hexagons into ${count} parts without holes was found.`);
}

/** Distinct hexagons, far apart: each the best of a few random candidates. */
function scatterSeeds(
  lattice: HexLattice,
  hexes: Int32Array,
  count: number,
  density: Float64Array,
  random: Random,
): Int32Array {
  const seeds = new Int32Array(count);
  const used = new Set<number>();
  for (let index = 0; index < count; index++) {
    let best = -1;
    let bestScore = -1;
    for (let candidate = 0; candidate < 6 || best < 0; candidate++) {
      const hex = hexes[Math.floor(random() * hexes.length)] ?? 0;
      if (used.has(hex)) continue;
      let nearest = Infinity;
      for (let other = 0; other < index; other++) {
        const dx = centreX(lattice, hex) - centreX(lattice, seeds[other] ?? 0);
        const dy = centreY(lattice, hex) - centreY(lattice, seeds[other] ?? 0);
        nearest = Math.min(nearest, dx * dx + dy * dy);
      }
      const weight = density[hex] ?? 1;
      const score = nearest * weight * weight;
      if (score > bestScore) [best, bestScore] = [hex, score];
    }
    used.add(best);
    seeds[index] = best;
  }
  return seeds;
}

function grow(
  lattice: HexLattice,
  hexes: Int32Array,
  seeds: Int32Array,
  density: Float64Array,
  scratch: PartitionScratch,
  mark: number,
  roughness: number,
): void {
  const { part, distance } = scratch;
  for (const hex of hexes) distance[hex] = Infinity;
  const heap = new Heap();
  seeds.forEach((hex, index) => {
    distance[hex] = 0;
    part[hex] = index;
    heap.push(0, hex);
  });
  const done = new Set<number>();
  while (heap.size > 0) {
    const hex = heap.pop();
    if (done.has(hex)) continue;
    done.add(hex);
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbourOf(lattice, hex, direction);
      if (scratch.mark[next] !== mark) continue;
      const step = (density[next] ?? 1) * (0.5 + hashUnit(roughness, next));
      const reached = (distance[hex] ?? 0) + step;
      if (reached >= (distance[next] ?? 0)) continue;
      distance[next] = reached;
      part[next] = part[hex] ?? 0;
      heap.push(reached, next);
    }
  }
}

function middles(
  lattice: HexLattice,
  hexes: Int32Array,
  part: Int32Array,
  count: number,
  density: Float64Array,
): Int32Array {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const weight = new Float64Array(count);
  for (const hex of hexes) {
    const index = part[hex] ?? 0;
    const w = density[hex] ?? 1;
    x[index] = (x[index] ?? 0) + w * centreX(lattice, hex);
    y[index] = (y[index] ?? 0) + w * centreY(lattice, hex);
    weight[index] = (weight[index] ?? 0) + w;
  }
  const nearest = new Float64Array(count).fill(Infinity);
  const seeds = new Int32Array(count);
  for (const hex of hexes) {
    const index = part[hex] ?? 0;
    const dx = centreX(lattice, hex) - (x[index] ?? 0) / (weight[index] ?? 1);
    const dy = centreY(lattice, hex) - (y[index] ?? 0) / (weight[index] ?? 1);
    const away = dx * dx + dy * dy;
    if (away < (nearest[index] ?? 0)) [nearest[index], seeds[index]] = [away, hex];
  }
  return seeds;
}

/**
 * Euler's formula on the graph of touching hexagons: a connected part has no hole exactly when
 * hexagons - touching pairs + touching triples = 1. Growing keeps every part connected.
 */
function areSimplyConnected(
  lattice: HexLattice,
  hexes: Int32Array,
  scratch: PartitionScratch,
  mark: number,
  count: number,
): boolean {
  const characteristic = new Int32Array(count);
  const isSame = (a: number, b: number) => scratch.mark[b] === mark && scratch.part[a] === scratch.part[b];
  for (const hex of hexes) {
    const east = isSame(hex, neighbourOf(lattice, hex, 0));
    const northEast = isSame(hex, neighbourOf(lattice, hex, 1));
    const northWest = isSame(hex, neighbourOf(lattice, hex, 2));
    const pairs = +east + +northEast + +northWest;
    const triples = +(east && northEast) + +(northEast && northWest);
    const index = scratch.part[hex] ?? 0;
    characteristic[index] = (characteristic[index] ?? 0) + 1 - pairs + triples;
  }
  return characteristic.every((value) => value === 1);
}
