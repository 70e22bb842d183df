import { hash32, seededRandom } from "../../geo/index.ts";
import type { Random } from "../../geo/index.ts";

/** A stream of random numbers of its own for each subject: adding one leaves the others as they were. */
export function randomFor(seed: number, subject: string): Random {
  let key = seed;
  for (const character of subject) key = hash32(key, character.codePointAt(0) ?? 0);
  return seededRandom(key);
}

export function pickOne<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("Nothing to pick from: the list is empty.");
  return item;
}

/** A copy in random order (Fisher-Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = copy[at] as T;
    copy[at] = copy[other] as T;
    copy[other] = kept;
  }
  return copy;
}

/** Index drawn with the chances of `cumulative`, the running sums of weights. */
export function drawIndex(cumulative: ArrayLike<number>, random: Random): number {
  const target = random() * (cumulative[cumulative.length - 1] ?? 0);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function runningSums(weights: Iterable<number>): Float64Array {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
}
