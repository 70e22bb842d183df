import type { HotspotFigures } from "../../workers/incident-questions.ts";

/** One thing that bears on whether the test can be believed; the key is that of a sentence (`analysis.trust.…`). */
export interface TrustNote {
  readonly key:
    | "sample" | "sampleSmall" | "incidents" | "neighbours" | "neighboursFew" | "zeros" | "zerosMany" | "islands" | "noIslands" | "withoutData" | "complete" | "outside"
    | "elsewhere" | "raw" | "noVariation" | "noData" | "nearEverything";
  readonly holds: boolean;
  readonly values: Readonly<Record<string, number>>;
}

export interface TrustInput {
  readonly figures: Pick<HotspotFigures, "facts" | "warnings" | "method">;
  readonly matching: number;
  /** Incidents that are in none of the units. */
  readonly elsewhere: number;
  /** Equal areas, which lack a value only where they lie outside all cells. */
  readonly isRegular: boolean;
}

/** Fewer incidents than this make no pattern, however many units they are spread over. */
const LEAST_INCIDENTS = 30;

/** What passed as well as what failed, failures first. Which of the two it is, the analysis itself says by its warnings. */
export function trustNotes({ figures: { facts, warnings, method }, matching, elsewhere, isRegular }: TrustInput): TrustNote[] {
  const failed = new Set(warnings.map(({ code }) => code));
  const { n, nNoData, nZeros, meanNeighbours, islands, nNearEverything } = facts;
  if (failed.has("no_data_at_all")) return [{ key: "noData", holds: false, values: {} }];
  const choose = (code: (typeof warnings)[number]["code"], bad: TrustNote["key"], good: TrustNote["key"], values: TrustNote["values"]): TrustNote =>
    (failed.has(code) ? { key: bad, holds: false, values } : { key: good, holds: true, values });
  const notes: TrustNote[] = [
    ...(failed.has("no_variation") ? [{ key: "noVariation" as const, holds: false, values: {} }] : []),
    ...(failed.has("near_everything") ? [{ key: "nearEverything" as const, holds: false, values: { n: nNearEverything } }] : []),
    choose("few_cells", "sampleSmall", "sample", { n }),
    ...(matching < LEAST_INCIDENTS ? [{ key: "incidents" as const, holds: false, values: { n: matching } }] : []),
    choose("few_neighbours", "neighboursFew", "neighbours", { mean: meanNeighbours }),
    choose("many_zeros", "zerosMany", "zeros", { share: n === 0 ? 0 : nZeros / n }),
    choose("islands", "islands", "noIslands", { n: islands }),
    isRegular && nNoData > 0 ? { key: "outside", holds: true, values: { n: nNoData } } : choose("missing_values", "withoutData", "complete", { n: nNoData }),
    ...(elsewhere > 0 ? [{ key: "elsewhere" as const, holds: false, values: { n: elsewhere } }] : []),
    ...(method.correction === "none" ? [{ key: "raw" as const, holds: false, values: { n, expected: Math.round(n * method.alpha) } }] : []),
  ];
  return notes.toSorted((a, b) => Number(a.holds) - Number(b.holds));
}
