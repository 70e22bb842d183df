/**
 * Seeded pseudo-random numbers that are the same on every machine: 32-bit integer arithmetic,
 * and one exact division at the end.
 */
export type Random = () => number;

/** A stream of numbers in [0, 1). The same seed gives the same stream. */
export function seededRandom(seed: number): Random {
  let counter = 0;
  const start = hash32(seed, 0x51ed27);
  return () => hash32(start, counter++) / 4294967296;
}

/** An integer in [0, 2^32) that depends on both numbers; neighbours get unrelated values. */
export function hash32(seed: number, index: number): number {
  let h = (seed ^ Math.imul(index | 0, 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15) ^ Math.imul(seed | 0, 0x85ebca77), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A number in [0, 1) that depends on both numbers. */
export function hashUnit(seed: number, index: number): number {
  return hash32(seed, index) / 4294967296;
}

/**
 * Smooth noise in [-1, 1] over the plane, with features about one unit wide.
 * Polynomial interpolation only, so that no last digit depends on a machine's sine.
 */
export function valueNoise(seed: number, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = fade(x - column);
  const fy = fade(y - row);
  const at = (c: number, r: number) => hashUnit(hash32(seed, c), r) * 2 - 1;
  const low = at(column, row) * (1 - fx) + at(column + 1, row) * fx;
  const high = at(column, row + 1) * (1 - fx) + at(column + 1, row + 1) * fx;
  return low * (1 - fy) + high * fy;
}

function fade(t: number): number {
  return t * t * (3 - 2 * t);
}
