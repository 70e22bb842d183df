import { GeoInputError } from "../errors.ts";
import type { Indicator } from "./indicators.ts";
import { toCanonicalUnit } from "./units.ts";

/** A reading as stated. */
export interface StatedValue {
  /** Half of the detection limit where the value lay below it; 0 where that limit was not told. */
  value: number;
  isBelowDetection: boolean;
}

export type ValueRefusal = { reason: "not_a_number" | "no_value" | "above_range" | "out_of_range" | "unknown_unit"; message: string };

/** What records write where nothing was measured. */
const NOTHING = new Set(["", "-", "--", "---", "—", "——", "/", "\\", "*", "na", "n/a", "null", "none", "无", "缺测", "未测", "未监测", "断流", "停测", "维护", "故障"]);
const UNDETECTED = new Set(["nd", "n.d.", "n.d", "未检出", "未检测出", "<dl", "<mdl", "bdl"]);
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** Commas between thousands: 1,200 but not 0,12 or 0,123. */
const WITH_THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
/** Only of what is dissolved or counted can there be too little to be found: a pH or a potential is never below detection. */
const HAS_DETECTION_LIMIT: ReadonlySet<Indicator["dimension"]> = new Set(["concentration", "bacteria"]);
/** What a quantity cannot be below or above, in the unit in which it is kept. */
const RANGE: Readonly<Record<Indicator["dimension"], readonly [number, number]>> = {
  concentration: [0, 1e6], bacteria: [0, 1e12], temperature: [-5, 100], acidity: [0, 14], length: [0, 1e7], voltage: [-2000, 2000],
};

/**
 * The number that a cell or field states. Below detection (`<0.02`, `0.02L`, `ND`, `未检出`) counts as
 * half the detection limit, as means of monitoring data are reckoned; where no limit is told, as 0.
 *
 * `no_value` is no fault: an indicator that was not measured is simply not there.
 */
export function readValue(text: string): StatedValue | ValueRefusal {
  const plain = text.normalize("NFKC").replaceAll(/\s/g, "").replaceAll("−", "-");
  const word = plain.toLowerCase();
  if (NOTHING.has(word)) return { reason: "no_value", message: "Nothing was measured." };
  if (UNDETECTED.has(word)) return { value: 0, isBelowDetection: true };
  const below = /^(?:<=?|≤|小于|低于)(.+)$/.exec(plain)?.[1] ?? /^(.+)L$/i.exec(plain)?.[1];
  if (below !== undefined && NUMBER.test(below)) return { value: half(below), isBelowDetection: true };
  if (/^(?:>=?|≥|大于)/.test(plain)) {
    return { reason: "above_range", message: `"${text}" lies above what could be measured; state the value found after dilution.` };
  }
  const number = WITH_THOUSANDS.test(plain) ? plain.replaceAll(",", "") : plain;
  if (!NUMBER.test(number) || !Number.isFinite(Number(number))) return { reason: "not_a_number", message: `"${text}" is not a number (nor "<0.02", "0.02L", "ND").` };
  return { value: Number(number), isBelowDetection: false };
}

/**
 * The reading of an indicator that a text and a unit state, in the indicator's canonical unit, or why it is none: all
 * of `readValue`, an unknown unit, a value that the quantity cannot have.
 */
export function readMeasurement(indicator: Indicator, text: string, unit: string): StatedValue | ValueRefusal {
  const stated = readValue(text);
  if ("reason" in stated) return stated;
  if (stated.isBelowDetection && !HAS_DETECTION_LIMIT.has(indicator.dimension)) {
    return { reason: "out_of_range", message: `"${text}" cannot be a reading of ${indicator.nameZh}, which is never below a limit of detection.` };
  }
  try {
    const value = toCanonicalUnit(indicator, stated.value, unit);
    return refuseImpossible(indicator, value) ?? { ...stated, value };
  } catch (error) {
    if (error instanceof GeoInputError) return { reason: "unknown_unit", message: error.message };
    throw error;
  }
}

/** Refuses what the quantity cannot be; undefined when it can. `value` is in the canonical unit. */
export function refuseImpossible(indicator: Indicator, value: number): ValueRefusal | undefined {
  const [least, most] = RANGE[indicator.dimension];
  if (value >= least && value <= most) return undefined;
  return { reason: "out_of_range", message: `${value} cannot be a reading of ${indicator.nameZh}: it lies between ${least} and ${most}.` };
}

/** Halving is exact in decimals too: five tenths of it. */
function half(text: string): number {
  return Number((Number(text) / 2).toPrecision(15));
}
