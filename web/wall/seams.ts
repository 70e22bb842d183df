/**
 * Sizes of items that stand in a row, gaps between them, so that every edge of a screen of the video wall falls into a gap.
 * Without such edges the sizes follow the weights; an edge that would squeeze an item to less than half of that, or for
 * which there is no gap left, is let be. `start` and `seams` are counted from the same side.
 */
export function sizesBetweenSeams(weights: readonly number[], { start, length, gap, seams }: { start: number; length: number; gap: number; seams: readonly number[] }): number[] {
  const free = length - gap * (weights.length - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const natural = weights.map((weight) => (free * weight) / total);
  let [sizes, fixed, from] = [natural, 0, start];
  for (const seam of seams.filter((at) => at > start && at < start + length).toSorted((one, other) => one - other)) {
    const snapped = snapOne(weights.slice(fixed), natural.slice(fixed), { start: from, length: start + length - from, gap, seam });
    if (snapped === null) continue;
    sizes = [...sizes.slice(0, fixed), ...snapped.sizes];
    [fixed, from] = [fixed + snapped.before, seam + gap / 2];
  }
  return sizes;
}

interface OneSeam { readonly start: number; readonly length: number; readonly gap: number; readonly seam: number; }

/** Those before the edge and those behind it share what is on their side; where the edge comes is chosen so that sizes change least. */
function snapOne(weights: readonly number[], natural: readonly number[], { start, length, gap, seam }: OneSeam): { sizes: number[]; before: number } | null {
  const share = (part: readonly number[], room: number): number[] => {
    const sum = part.reduce((all, weight) => all + weight, 0);
    return part.map((weight) => ((room - gap * (part.length - 1)) * weight) / sum);
  };
  const options = weights.slice(1).map((_, at) => {
    const before = at + 1;
    const sizes = [...share(weights.slice(0, before), seam - gap / 2 - start), ...share(weights.slice(before), start + length - seam - gap / 2)];
    return { sizes, before, least: Math.min(...sizes.map((size, place) => size / natural[place]!)) };
  });
  const best = options.reduce<(typeof options)[number] | null>((found, option) => (found === null || option.least > found.least ? option : found), null);
  return best !== null && best.least >= LEAST_SHARE ? best : null;
}

const LEAST_SHARE = 0.5;
