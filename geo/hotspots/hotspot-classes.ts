/** Largest p of the classes 1, 2 and 3: 90, 95 and 99 per cent confidence. */
export const CLASS_LEVELS = [0.1, 0.05, 0.01] as const;

/** Class of a cell whose value is missing. */
export const NO_DATA = -128;
/** Class of a cell that has a value but no score, see `giStar`. */
export const NOT_COMPUTABLE = -127;
/** Class of a cell that the question is not about. */
export const NOT_STUDIED = -126;

/** How many cells are in each class; `hot` and `cold` by confidence, each cell once. */
export interface ClassCounts {
  readonly hot99: number;
  readonly hot95: number;
  readonly hot90: number;
  readonly notSignificant: number;
  readonly cold90: number;
  readonly cold95: number;
  readonly cold99: number;
}

/** From -3 (cold, 99 %) by 0 (not significant) to 3 (hot, 99 %); `NO_DATA` where z or p is NaN. */
export function hotspotClasses(z: Float64Array, p: Float64Array): Int8Array {
  return Int8Array.from(z, (score, cell) => {
    if (Number.isNaN(score) || Number.isNaN(p[cell]!)) return NO_DATA;
    const confidence = CLASS_LEVELS.filter((level) => p[cell]! <= level).length;
    return score < 0 ? -confidence : confidence;
  });
}

export function countClasses(classes: Int8Array): ClassCounts {
  const of = new Uint32Array(7);
  for (const each of classes) if (each >= -3) of[each + 3]!++;
  const [cold99 = 0, cold95 = 0, cold90 = 0, notSignificant = 0, hot90 = 0, hot95 = 0, hot99 = 0] = of;
  return { hot99, hot95, hot90, notSignificant, cold90, cold95, cold99 };
}
