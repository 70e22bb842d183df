import { GeoInputError } from "../errors.ts";

/**
 * Arithmetic on decimals as people write them. A double stands for the shortest decimal that names
 * it: 0.2 is two tenths, so that 200 µg/L is exactly the limit of 0.2 mg/L and the mean of 0.1, 0.2
 * and 0.3 is exactly 0.2.
 */

/** A whole number of 10^-places. */
interface Decimal {
  units: bigint;
  places: number;
}

/** `value` × 10^powerOfTen, correctly rounded: moves the decimal point, does not multiply. */
export function shiftDecimal(value: number, powerOfTen: number): number {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + powerOfTen}`);
}

/**
 * Arithmetic mean of the decimals, correctly rounded.
 *
 * @throws {GeoInputError} for an empty list or a number that is not finite.
 */
export function meanOf(values: readonly number[]): number {
  if (values.length === 0) throw new GeoInputError("There is no mean of nothing.");
  const decimals = values.map(decimalOf);
  const places = Math.max(...decimals.map((decimal) => decimal.places));
  let sum = 0n;
  for (const decimal of decimals) sum += atPlaces(decimal, places);
  return quotient(sum, BigInt(values.length) * 10n ** BigInt(places));
}

/**
 * The same mean of values whose exact sum is known, written as a decimal such as 12.345.
 *
 * @throws {GeoInputError} when the sum is no decimal.
 */
export function meanOfSum(sum: string, count: number): number {
  if (!/^-?\d+(\.\d+)?$/.test(sum)) throw new GeoInputError(`${JSON.stringify(sum)} is not the sum of decimals.`);
  const { units, places } = decimalFrom(sum);
  return quotient(units, BigInt(count) * 10n ** BigInt(places));
}

/** (value − limit) ÷ limit of decimals, correctly rounded; the limit is above zero. */
export function relativeExcess(value: number, limit: number): number {
  const [a, b] = [decimalOf(value), decimalOf(limit)];
  const places = Math.max(a.places, b.places);
  const base = atPlaces(b, places);
  return quotient(atPlaces(a, places) - base, base);
}

/** To so many places behind the point, halves away from zero, as the decimal is written. */
export function roundDecimal(value: number, places: number): number {
  const shifted = shiftDecimal(Math.abs(value), places);
  return Math.sign(value) * shiftDecimal(Math.round(shifted), -places);
}

function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value)) throw new GeoInputError(`${value} is not a number that can be reckoned with.`);
  return decimalFrom(String(value));
}

function decimalFrom(text: string): Decimal {
  const [mantissa = "0", exponent = "0"] = text.split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const places = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return places >= 0 ? { units, places } : { units: units * 10n ** BigInt(-places), places: 0 };
}

function atPlaces({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}

/** More digits than a double holds; the last one tells a remainder, so that rounding is right. */
const QUOTIENT_DIGITS = 40;

function quotient(numerator: bigint, denominator: bigint): number {
  const scale = 10n ** BigInt(QUOTIENT_DIGITS + denominator.toString().length);
  const scaled = (numerator * scale) / denominator;
  const isExact = scaled * denominator === numerator * scale;
  const rest = isExact ? "0" : "1";
  return Number(`${scaled}${rest}e-${scale.toString().length}`);
}
