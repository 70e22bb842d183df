import { formatNumber, formatSigned, roundHalfUp } from "./format-number.ts";

/** `86.5 %` of two whole numbers, one decimal, half up; null where the denominator is zero. */
export function formatRate(numerator: number, denominator: number): string | null {
  return denominator === 0 ? null : `${formatNumber(percentTenths(numerator, denominator) / 10, 1)} %`;
}

/** The same of a part of a whole, of which a little is not told as nothing: `< 0.1 %`. A dash where there is no whole. */
export function formatPart(part: number, whole: number): string {
  if (part > 0 && whole > 0 && percentTenths(part, whole) === 0) return `< ${formatNumber(0.1, 1)} %`;
  return formatRate(part, whole) ?? "–";
}

/** How the rate came about, for those who ask: `1,231 / 1,284 = 95.9 %`; without a rate `0 / 0`. */
export function formatRateWorking(numerator: number, denominator: number): string {
  const rate = formatRate(numerator, denominator);
  return `${formatNumber(numerator)} / ${formatNumber(denominator)}${rate === null ? "" : ` = ${rate}`}`;
}

/** By how many percentage points two percentages differ, as shown to one decimal: the difference of what the reader sees. */
export function pointsBetween(nowPercent: number, beforePercent: number): number {
  return roundHalfUp(roundHalfUp(nowPercent, 1) - roundHalfUp(beforePercent, 1), 1);
}

/** `+7.2 %` from a count to another; null where there was nothing before. */
export function formatGrowth(now: number, before: number): string | null {
  return before === 0 ? null : `${formatSigned(percentTenths(now - before, before) / 10, 1)} %`;
}

/** Tenths of a percent, rounded in whole numbers: 959 of 1,231 in 1,284. */
function percentTenths(numerator: number, denominator: number): number {
  return Math.sign(numerator) * Math.floor((Math.abs(numerator) * 2000 + denominator) / (2 * denominator));
}
