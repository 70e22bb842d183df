import type { ClassCounts, HotspotFigures } from "../../workers/incident-questions.ts";

export interface HotAndCold { readonly hot: number; readonly cold: number; }

/** Places significant at 95 % or better, before and after correction for many tests. */
export function significantCounts({ uncorrected, corrected }: Pick<HotspotFigures, "uncorrected" | "corrected">): { raw: HotAndCold; corrected: HotAndCold } {
  return { raw: at95(uncorrected), corrected: at95(corrected) };
}

/** Classes stand from cold 99 % to hot 99 %; the 90 % ones count as not significant here. */
function at95([cold99, cold95, , , , hot95, hot99]: ClassCounts): HotAndCold {
  return { hot: hot95 + hot99, cold: cold95 + cold99 };
}
