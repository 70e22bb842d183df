import type { HotspotFigures } from "../../workers/incident-questions.ts";

export interface HotAndCold { readonly hot: number; readonly cold: number; }

/** Places significant at the level of the test, before and after correction for many tests, whichever is shown. */
export function significantCounts({ z, p, pAdjusted, method }: Pick<HotspotFigures, "z" | "p" | "pAdjusted" | "method">): { raw: HotAndCold; corrected: HotAndCold } {
  return { raw: countBelow(z, p, method.alpha), corrected: countBelow(z, pAdjusted, method.alpha) };
}

function countBelow(z: Float64Array, p: Float64Array, alpha: number): HotAndCold {
  let [hot, cold] = [0, 0];
  for (let at = 0; at < z.length; at += 1) {
    // A place without a score has neither: NaN is not below anything.
    if (!((p[at] ?? NaN) <= alpha)) continue;
    if ((z[at] ?? 0) > 0) hot += 1;
    else if ((z[at] ?? 0) < 0) cold += 1;
  }
  return { hot, cold };
}
