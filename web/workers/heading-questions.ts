import { INDICATORS, knownUnits, needsUnit, readHeading } from "../../geo/index.ts";

/** A column of a table of readings: what it holds, and the unit that its heading states. */
export interface ReadingHeading { readonly column: string; readonly indicator: string; readonly unit: string | null }
/** In which units an indicator may be stated, and whether it means anything without. */
export interface IndicatorUnits { readonly indicator: string; readonly units: readonly string[]; readonly isNeeded: boolean }
export interface ReadHeadings { readonly headings: readonly ReadingHeading[]; readonly indicators: readonly IndicatorUnits[] }

/** What the page asks about the first line of a table of readings. */
export interface HeadingQuestions { headings: { ask: readonly string[]; answer: ReadHeadings } }

/** Reads headings as the import will: the same code. */
export function answerHeadings(columns: readonly string[]): ReadHeadings {
  return {
    headings: columns.flatMap((column) => {
      const read = readHeading(column);
      return read === undefined ? [] : [{ column, indicator: read.indicator.code, unit: read.unit }];
    }),
    indicators: INDICATORS.map((indicator) => ({ indicator: indicator.code, units: knownUnits(indicator), isNeeded: needsUnit(indicator) })),
  };
}
