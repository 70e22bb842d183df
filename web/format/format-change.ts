import { formatCount } from "./format-count.ts";

const oneDecimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1, roundingMode: "halfExpand" });

/** One decimal, thousands commas, a true minus sign. */
export function formatDecimal(value: number): string {
  return oneDecimal.format(value).replace("-", "−");
}

/** A rate: one decimal, two under ten, three under a tenth, so that small rates do not all read 0.0. */
export function formatRate(value: number): string {
  const digits = Math.abs(value) >= 10 || value === 0 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3;
  return new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: "halfExpand" }).format(value).replace("-", "−");
}

/** A part of a whole in per cent: `46.0 %`; null of nothing. */
export function formatShare(part: number, whole: number): string | null {
  return whole === 0 ? null : `${formatDecimal((part / whole) * 100)}%`;
}

/** A change in per cent of what was before, signed: `+7.2%`; null where nothing was before. */
export function formatChange(now: number, before: number): string | null {
  if (before === 0) return null;
  const percent = ((now - before) / before) * 100;
  return `${percent > 0 ? "+" : ""}${formatDecimal(percent)}%`;
}

/** A difference of counts, signed: `+9`. */
export function formatDifference(now: number, before: number): string {
  return `${now > before ? "+" : ""}${formatCount(now - before)}`;
}
