import { formatNumber } from "./format-number.ts";

/** A whole number with thousands commas and a true minus sign. */
export function formatCount(count: number): string {
  return formatNumber(count);
}

/** From here on a count is told in units, so that several fit side by side. */
const SHORT_FROM = 100_000;
const UNITS = {
  zh: [[1e8, " 亿"], [1e4, " 万"]],
  en: [[1e6, "M"], [1e3, "k"]],
} as const;

/** A count for narrow places: whole below 100,000, else with one decimal in 万 (none from 100 万) or 亿, k or M. */
export function formatShortCount(count: number, language: "zh" | "en"): string {
  if (Math.abs(count) < SHORT_FROM) return formatCount(count);
  const tenthsOf = (unit: number) => Math.round((count / unit) * 10) / 10;
  const [larger, smaller] = UNITS[language];
  // 999,960 is rounded to 1 M, not to 1000 k.
  const [unit, name] = Math.abs(tenthsOf(smaller[0])) * smaller[0] >= larger[0] ? larger : smaller;
  // Five columns stand side by side: 302 万 fits, 301.7 万 touches its neighbour.
  const decimals = unit === UNITS.zh[1][0] && Math.abs(tenthsOf(unit)) >= 100 ? 0 : 1;
  return `${tenthsOf(unit).toFixed(decimals).replace("-", "−")}${name}`;
}
