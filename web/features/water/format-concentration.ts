import { formatNumber } from "../../format/format-number.ts";

/** Three digits that count, as laboratories report: 0.0321, 0.32, 13.3, 120. Shown only; nothing is judged by it. */
export function formatConcentration(value: number): string {
  if (value === 0) return "0";
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  const text = formatNumber(value, Math.min(8, Math.max(0, 2 - exponent)));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
