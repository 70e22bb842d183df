import { GeoInputError } from "../errors.ts";
import { shiftDecimal } from "./decimal.ts";
import type { Dimension, Indicator } from "./indicators.ts";

interface Unit {
  name: string;
  /** value in the canonical unit = value × 10^power. */
  power: number;
  others: readonly string[];
}

/** Known units of each dimension; the first is the one that values are kept and limits are stated in. */
const UNITS: Readonly<Record<Dimension, readonly [Unit, ...Unit[]]>> = {
  concentration: [
    unit("mg/L", 0, ["毫克/升", "mg/l", "g/m3"]),
    unit("µg/L", -3, ["ug/L", "微克/升", "mg/m3"]),
    unit("ng/L", -6, ["纳克/升"]),
    unit("g/L", 3, ["克/升"]),
  ],
  bacteria: [
    unit("个/L", 0, ["MPN/L", "CFU/L", "个/升", "count/L", "/L"]),
    unit("个/100mL", 1, ["MPN/100mL", "CFU/100mL"]),
    unit("个/mL", 3, ["MPN/mL", "CFU/mL"]),
  ],
  temperature: [unit("°C", 0, ["℃", "C", "degC", "摄氏度"])],
  acidity: [unit("", 0, ["无量纲", "dimensionless", "pH", "-", "无", "1", "none"])],
  length: [unit("cm", 0, ["厘米"]), unit("m", 2, ["米"]), unit("mm", -1, ["毫米"])],
  voltage: [unit("mV", 0, ["毫伏"]), unit("V", 3, ["伏"])],
};

/** The unit in which values of an indicator are kept; empty for a plain number. */
export function canonicalUnit({ dimension }: Pick<Indicator, "dimension">): string {
  return UNITS[dimension][0].name;
}

/** Names of the units that an indicator may be stated in. */
export function knownUnits({ dimension }: Pick<Indicator, "dimension">): string[] {
  return UNITS[dimension].map(({ name }) => (name === "" ? "dimensionless" : name));
}

/** Whether a value of the indicator means nothing until its unit is told. */
export function needsUnit({ dimension }: Pick<Indicator, "dimension">): boolean {
  return dimension !== "acidity";
}

/** Whether the text names a unit of the indicator. */
export function isUnitOf(indicator: Pick<Indicator, "dimension">, text: string): boolean {
  return findUnit(indicator.dimension, text) !== undefined;
}

/**
 * The value in the indicator's canonical unit, moved by powers of ten only, so that nothing is
 * rounded: 200 µg/L is the very number 0.2 mg/L.
 *
 * @throws {GeoInputError} naming the known units when this one is not, or none is given where one is needed.
 */
export function toCanonicalUnit(indicator: Indicator, value: number, unitText: string): number {
  const found = findUnit(indicator.dimension, unitText);
  if (found !== undefined) return shiftDecimal(value, found.power);
  const known = knownUnits(indicator).join(", ");
  throw new GeoInputError(unitText.trim() === ""
    ? `${indicator.nameZh} needs its unit stated, one of ${known}.`
    : `"${unitText}" is not a unit of ${indicator.nameZh}; known are ${known}.`);
}

function findUnit(dimension: Dimension, text: string): Unit | undefined {
  const wanted = plainUnit(text);
  return UNITS[dimension].find(({ name, others }) => [name, ...others].some((candidate) => plainUnit(candidate) === wanted));
}

function plainUnit(text: string): string {
  // NFKC makes the two signs for micro one, ℃ a degree sign with C, and of ⁻¹ a minus sign with 1; mgL is how column names write mg/L.
  const plain = text.normalize("NFKC").replaceAll(/\s/g, "").replaceAll("μ", "u").replaceAll("\u2212", "-").replaceAll(/[·.⋅•]/g, "").toLowerCase();
  return plain.replace(/^([mun]?g)_?l(-1)?$/, "$1/l");
}

function unit(name: string, power: number, others: readonly string[]): Unit {
  return { name, power, others };
}
