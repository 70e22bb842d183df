import { findIndicator, type Indicator } from "./indicators.ts";
import { isUnitOf } from "./units.ts";

/** What a column of a wide table holds. */
export interface IndicatorHeading {
  indicator: Indicator;
  /** As the heading states it; null: it states none. */
  unit: string | null;
}

/**
 * The indicator and unit that a column heading names: 氨氮(mg/L), 高锰酸盐指数（CODMn）[mg/L], NH3-N mg/L,
 * codmn_mgL or pH. Undefined for a heading of something else, or with a unit that is not one.
 */
export function readHeading(heading: string): IndicatorHeading | undefined {
  const text = heading.normalize("NFKC").trim();
  const whole = findIndicator(text);
  if (whole !== undefined) return { indicator: whole, unit: null };
  const bracketed = /^(.*?)\s*[([【]([^()[\]【】]*)[)\]】]$/.exec(text);
  const parts = bracketed ?? /^(.*?)[\s_,;:]+(\S+)$/.exec(text) ?? /^(.*?)((?:[munμ]?g|个)\/L|°C)$/i.exec(text);
  const [, name = "", last = ""] = parts ?? [];
  if (parts === null || name === "") return undefined;
  const inner = readHeading(name);
  if (inner === undefined) return undefined;
  if (isUnitOf(inner.indicator, last)) return { indicator: inner.indicator, unit: last.replaceAll("\u03bc", "\u00b5") };
  // A second name in brackets, as in 高锰酸盐指数(CODMn), says the same again.
  return findIndicator(last) === inner.indicator ? inner : undefined;
}
