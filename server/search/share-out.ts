/**
 * How many of each list's finds fit in the limit, given their numbers: taken a round at a time, so that no list takes the
 * places of another as long as that one has finds left.
 */
export function shareOut(lengths: readonly number[], limit: number): number[] {
  const counts = lengths.map(() => 0);
  let left = limit;
  for (let round = 0; left > 0 && lengths.some((length) => length > round); round++) {
    lengths.forEach((length, at) => {
      if (length <= round || left === 0) return;
      counts[at] = round + 1;
      left--;
    });
  }
  return counts;
}
