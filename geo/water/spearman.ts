/** Fewest periods for which a trend over time is stated. */
export const FEWEST_TREND_PERIODS = 5;

/** Critical values of |r| at 95 % (one-sided) for N periods, as 环办〔2011〕22号 and HJ 91 print them. */
const CRITICAL: Readonly<Record<number, number>> = {
  5: 0.9, 6: 0.829, 7: 0.714, 8: 0.643, 9: 0.6, 10: 0.564, 12: 0.506, 14: 0.456, 16: 0.425, 18: 0.399, 20: 0.377, 22: 0.359, 24: 0.343, 26: 0.329, 28: 0.317, 30: 0.306,
};

export interface TimeTrend {
  /** Spearman's rank correlation with time; ties share their mean rank. */
  coefficient: number;
  direction: "rising" | "falling" | "none";
}

/**
 * Whether values in order of time rise or fall for more than chance (Spearman's rank correlation,
 * 95 %); null for fewer than five. Where no critical value is printed the next smaller N's holds.
 */
export function timeTrend(values: readonly number[]): TimeTrend | null {
  if (values.length < FEWEST_TREND_PERIODS) return null;
  const coefficient = correlation(values.map((_, at) => at + 1), ranksOf(values));
  const n = Object.keys(CRITICAL).map(Number).filter((known) => known <= values.length).at(-1) ?? FEWEST_TREND_PERIODS;
  const isSure = Math.abs(coefficient) >= (CRITICAL[n] ?? 1);
  return { coefficient, direction: !isSure ? "none" : coefficient > 0 ? "rising" : "falling" };
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (xs.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, at) => {
    const [dx, dy] = [x - mean, (ys[at] ?? 0) - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}
