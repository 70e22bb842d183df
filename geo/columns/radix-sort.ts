import { wholeNumbers } from "./whole-numbers.ts";

const DIGITS = [0, 11, 22] as const;
const BASE = 2048;

/** Positions of `keys` in ascending order of key, equal keys in their own order. */
export function radixSort(keys: Uint32Array): Uint32Array {
  let from = wholeNumbers(0, keys.length);
  let to = new Uint32Array(keys.length);
  for (const shift of DIGITS) {
    const starts = new Uint32Array(BASE + 1);
    for (let at = 0; at < keys.length; at++) starts[((keys[at]! >>> shift) & (BASE - 1)) + 1]!++;
    for (let digit = 0; digit < BASE; digit++) starts[digit + 1]! += starts[digit]!;
    for (let at = 0; at < from.length; at++) {
      const item = from[at]!;
      to[starts[(keys[item]! >>> shift) & (BASE - 1)]!++] = item;
    }
    [from, to] = [to, from];
  }
  return from;
}
