/**
 * 1 for 0, and 0 for 1 to 2^31: without a branch, since whether a row passes a filter is a coin toss
 * that processors guess wrong half the time.
 */
export function isZero(value: number): number {
  return (value - 1) >>> 31;
}
