/**
 * p-values adjusted so that, of all that are called significant at a level, the expected share of
 * false ones is at most that level (Benjamini & Hochberg, "Controlling the false discovery rate",
 * Journal of the Royal Statistical Society B 57, 1995; the same numbers as R's p.adjust).
 *
 * NaN is no test: it stays NaN and does not count among the tests.
 */
export function benjaminiHochberg(p: Float64Array): Float64Array {
  const tested = Uint32Array.from(p.keys()).filter((at) => !Number.isNaN(p[at]!));
  tested.sort((one, other) => p[other]! - p[one]!);
  const adjusted = new Float64Array(p.length).fill(NaN);
  let least = 1;
  tested.forEach((at, fromTop) => {
    const rank = tested.length - fromTop;
    least = Math.min(least, (p[at]! * tested.length) / rank);
    adjusted[at] = least;
  });
  return adjusted;
}
