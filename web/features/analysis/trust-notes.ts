import { FEWEST_PEOPLE } from "../../../geo/hotspots/measures.ts";
import type { HotspotFigures } from "../../workers/incident-questions.ts";

/** One thing that bears on whether the test can be believed; the key is that of a sentence (`analysis.trust.…`). */
export interface TrustNote {
  readonly key:
    | "sample" | "sampleSmall" | "incidents" | "neighbours" | "neighboursFew" | "zeros" | "zerosMany" | "islands" | "noIslands" | "withoutData" | "complete" | "outside"
    | "elsewhere" | "raw" | "notComputable" | "smallPopulations" | "noVariation" | "noData" | "nearEverything";
  readonly holds: boolean;
  readonly values: Readonly<Record<string, number>>;
}

export interface TrustInput {
  readonly figures: Pick<HotspotFigures, "facts" | "warnings" | "method" | "nNotComputable">;
  readonly matching: number;
  /** Incidents that are in none of the units. */
  readonly elsewhere: number;
  /** Equal areas, which lack a value only where they lie outside all cells. */
  readonly isRegular: boolean;
}

/** Below this, one incident is 10 per 10,000 or more. */
export const SMALL_POPULATION = 1_000;

/** How many of the places compared per head have too few heads for that; none where nobody, or nothing known, lives there. */
export function populationNotes(populations: readonly (number | null)[]): TrustNote[] {
  const under = (limit: number) => populations.filter((people) => people !== null && people > 0 && people < limit).length;
  const [small, tiny] = [under(SMALL_POPULATION), under(FEWEST_PEOPLE)];
  return small === 0 ? [] : [{ key: "smallPopulations", holds: false, values: { n: small, limit: SMALL_POPULATION, tiny, fewest: FEWEST_PEOPLE } }];
}

/** Fewer incidents than this make no pattern, however many units they are spread over. */
const LEAST_INCIDENTS = 30;

/** What passed as well as what failed, failures first. Which of the two it is, the analysis itself says by its warnings. */
export function trustNotes({ figures: { facts, warnings, method, nNotComputable }, matching, elsewhere, isRegular }: TrustInput): TrustNote[] {
  const failed = new Set(warnings.map(({ code }) => code));
  const { n, nNoData, nZeros, meanNeighbours, islands, nNearEverything } = facts;
  if (failed.has("no_data_at_all")) return [{ key: "noData", holds: false, values: {} }];
  const reason = failed.has("no_variation") ? [{ key: "noVariation" as const, holds: false, values: {} }] : [];
  // Where nothing could be tested, what else would hold of a test is not told.
  if (n > 0 && nNotComputable === n) return [...reason, { key: "notComputable", holds: false, values: { n: nNotComputable } }];
  const choose = (code: (typeof warnings)[number]["code"], bad: TrustNote["key"], good: TrustNote["key"], values: TrustNote["values"]): TrustNote =>
    (failed.has(code) ? { key: bad, holds: false, values } : { key: good, holds: true, values });
  const notes: TrustNote[] = [
    ...reason,
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
