import { findIndicator, type Indicator } from "./indicators.ts";
import { isUnitOf } from "./units.ts";

/** What a column of a wide table holds. */
export interface IndicatorHeading {
  indicator: Indicator;
  /** As the heading states it; null: it states none. */
  unit: string | null;
}

/** Ways to write a unit behind a name: in brackets, after a separator, as the quotient 氨氮/mg·L⁻¹, or at once. */
const NAME_AND_UNIT = [/^(.*?)\s*\/?\s*[([【]([^()[\]【】]*)[)\]】]$/, /^(.*?)[\s_,;:]+(\S+)$/, /^(.*?)\s*\/\s*(\S+)$/, /^(.*?)((?:[munμ]?g|个)\/L|°C)$/i];
const LIKE_A_UNIT = /[/‰%升克]|L-1$|^pp[mb]$|^[mnuμ]?[gm]$/i;

/**
 * The indicator and unit that a column heading names: 氨氮(mg/L), 高锰酸盐指数（CODMn）[mg/L], NH3-N mg/L,
 * 总磷/mg·L⁻¹, codmn_mgL or pH. Undefined for a heading of something else, or with a unit that is not one.
 */
export function readHeading(heading: string): IndicatorHeading | undefined {
  const text = plainHeading(heading);
  const whole = findIndicator(text);
  if (whole !== undefined) return { indicator: whole, unit: null };
  for (const [name, last] of partings(text)) {
    const inner = readHeading(name);
    if (inner === undefined) continue;
    if (isUnitOf(inner.indicator, last)) return { indicator: inner.indicator, unit: last.replaceAll("\u03bc", "\u00b5") };
    // A second name in brackets, as in 高锰酸盐指数(CODMn), says the same again.
    if (findIndicator(last) === inner.indicator) return inner;
  }
  return undefined;
}

/** The indicator of a heading that states a unit which is not known, as 氨氮(mg/kg); undefined for any other heading. */
export function readHeadingInUnknownUnit(heading: string): IndicatorHeading | undefined {
  if (readHeading(heading) !== undefined) return undefined;
  for (const [name, last] of partings(plainHeading(heading))) {
    const inner = LIKE_A_UNIT.test(last) ? readHeading(name) : undefined;
    if (inner !== undefined) return { indicator: inner.indicator, unit: last };
  }
  return undefined;
}

function plainHeading(heading: string): string {
  return heading.normalize("NFKC").replaceAll("\u2212", "-").trim();
}

function partings(text: string): [name: string, last: string][] {
  return NAME_AND_UNIT.flatMap((parting): [string, string][] => {
    const [, name = "", last = ""] = parting.exec(text) ?? [];
    return name === "" ? [] : [[name, last]];
  });
}
