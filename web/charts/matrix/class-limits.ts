/**
 * Lower limits of at most `classCount` classes for whole counts, the first 0. The first and the last class are open
 * towards the 5th and the 95th percentile and those between equally wide, so that one extreme hour does not wash
 * out all others. Few and small counts need fewer classes.
 */
export function classLimits(counts: ArrayLike<number>, classCount = 5): readonly number[] {
  const sorted = Array.from(counts).toSorted((a, b) => a - b);
  const percentile = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  const low = percentile(0.05);
  const width = Math.max(1, Math.floor((percentile(0.95) - low) / (classCount - 1)));
  const limits = Array.from({ length: classCount }, (_, at) => (at === 0 ? 0 : low + at * width));
  return limits.filter((limit) => limit === 0 || limit <= (sorted.at(-1) ?? 0));
}

/** The class of a count: the last one whose limit it reaches, from 0. */
export function classOf(count: number, limits: readonly number[]): number {
  return limits.findLastIndex((limit) => count >= limit);
}

/** `0–4`, `5–9`, `≥10`: the whole counts of each class. */
export function classLabels(limits: readonly number[]): string[] {
  return limits.map((limit, at) => {
    const next = limits[at + 1];
    if (next === undefined) return `≥${limit}`;
    return next - 1 === limit ? String(limit) : `${limit}–${next - 1}`;
  });
}
