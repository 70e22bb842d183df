import { shiftDecimal } from "./decimal.ts";

/** 不黑臭, 轻度黑臭, 重度黑臭. */
export type BlackOdour = "none" | "light" | "heavy";

/** One sample of a point; an indicator that was not measured is left out. */
export interface BlackOdourSample {
  transparencyCm?: number;
  dissolvedOxygenMgL?: number;
  redoxPotentialMv?: number;
  ammoniaNitrogenMgL?: number;
  /** Of the water at the point. */
  depthCm?: number;
}

export const BLACK_ODOUR_INDICATORS = ["transparencyCm", "dissolvedOxygenMgL", "redoxPotentialMv", "ammoniaNitrogenMgL"] as const;
export type BlackOdourIndicator = (typeof BLACK_ODOUR_INDICATORS)[number];

const SHALLOW_CM = 25;

/** Worse than `light` lies in the light band, its ends included; worse than `heavy` beyond it. */
const BANDS: Readonly<Record<BlackOdourIndicator, { light: number; heavy: number; isWorse: "below" | "above" }>> = {
  transparencyCm: { light: 25, heavy: 10, isWorse: "below" },
  dissolvedOxygenMgL: { light: 2, heavy: 0.2, isWorse: "below" },
  redoxPotentialMv: { light: 50, heavy: -200, isWorse: "below" },
  ammoniaNitrogenMgL: { light: 8, heavy: 15, isWorse: "above" },
};

/**
 * One indicator of one sample by the table of the guide of 2015 (城市黑臭水体整治工作指南).
 *
 * Where the water is less than 25 cm deep both bounds of transparency are 40 % of the depth: the
 * guide's note stands at both of them.
 */
export function blackOdourOf(indicator: BlackOdourIndicator, sample: BlackOdourSample): BlackOdour | null {
  const value = sample[indicator];
  if (value === undefined) return null;
  const depth = sample.depthCm;
  const isShallow = indicator === "transparencyCm" && depth !== undefined && depth < SHALLOW_CM;
  const band = BANDS[indicator];
  // Four tenths of the depth as a decimal: 0.4 × 22 is not 8.8 in doubles.
  const shallowBound = shiftDecimal(Math.round(shiftDecimal(depth ?? 0, 6)) * 4, -7);
  const [light, heavy] = isShallow ? [shallowBound, shallowBound] : [band.light, band.heavy];
  if (band.isWorse === "above") return value > heavy ? "heavy" : value >= light ? "light" : "none";
  return value < heavy ? "heavy" : value <= light ? "light" : "none";
}

/** What the samples of a point say of one indicator. */
export interface BlackOdourTally {
  indicator: BlackOdourIndicator;
  measured: number;
  light: number;
  heavy: number;
  /** The worst value measured. */
  worst: number;
}

/** Counts light and heavy samples of every indicator that was measured. */
export function tallyBlackOdour(samples: readonly BlackOdourSample[]): BlackOdourTally[] {
  return BLACK_ODOUR_INDICATORS.flatMap((indicator) => {
    const values = samples.flatMap((sample) => sample[indicator] ?? []);
    const [first, ...others] = values;
    if (first === undefined) return [];
    const found = samples.map((sample) => blackOdourOf(indicator, sample));
    const isWorse = (one: number, other: number) => (BANDS[indicator].isWorse === "above" ? one > other : one < other);
    return {
      indicator, measured: values.length, light: found.filter((one) => one === "light").length, heavy: found.filter((one) => one === "heavy").length,
      worst: others.reduce((worst, value) => (isWorse(value, worst) ? value : worst), first),
    };
  });
}

/**
 * A point by its samples: heavy if one indicator is heavy in more than 60 % of its samples, or two
 * or more are in more than 30 %; else light if any indicator of any sample is black-odorous. Null
 * without any measured indicator.
 */
export function blackOdourOfPoint(samples: readonly BlackOdourSample[]): BlackOdour | null {
  const tallies = tallyBlackOdour(samples);
  if (tallies.length === 0) return null;
  const heavyAbove = (percent: number) => tallies.filter(({ heavy, measured }) => heavy * 100 > percent * measured).length;
  if (heavyAbove(60) >= 1 || heavyAbove(30) >= 2) return "heavy";
  return tallies.some(({ light, heavy }) => light + heavy > 0) ? "light" : "none";
}

/** A water body by its points in order along the water: heavy with three heavy ones in a row. */
export function blackOdourOfBody(points: readonly (BlackOdour | null)[]): BlackOdour | null {
  const known = points.filter((point) => point !== null);
  if (known.length === 0) return null;
  const isHeavy = known.some((point, at) => point === "heavy" && known[at + 1] === "heavy" && known[at + 2] === "heavy");
  if (isHeavy) return "heavy";
  return known.some((point) => point !== "none") ? "light" : "none";
}
