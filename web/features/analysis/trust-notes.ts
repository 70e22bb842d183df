import type { HotspotFigures } from "../../workers/incident-questions.ts";

/** One thing that bears on whether the test can be believed; the key is that of a sentence (`analysis.trust.…`). */
export interface TrustNote {
  readonly key: "sample" | "sampleSmall" | "incidents" | "neighbours" | "neighboursFew" | "zeros" | "zerosMany" | "islands" | "noIslands" | "withoutData" | "complete" | "elsewhere" | "raw";
  readonly holds: boolean;
  readonly values: Readonly<Record<string, number>>;
}

/** Under these the normal approximation of Gi* is not to be relied on. */
const LEAST_UNITS = 30;
const LEAST_INCIDENTS = 30;
const LEAST_NEIGHBOURS = 8;
/** Self is one of the neighbourhood; a hexagon has six neighbours at most, which its regular shape makes up for. */
const MOST_ZERO_SHARE = 0.5;
/** Two-sided at 95 %. */
const ALPHA = 0.05;

export interface TrustInput {
  readonly figures: Pick<HotspotFigures, "tested" | "withoutData" | "islands" | "meanNeighbours" | "values" | "correction">;
  readonly matching: number;
  /** Incidents that are in none of the units. */
  readonly elsewhere: number;
  readonly isRegular: boolean;
}

/** What passed as well as what failed; failures first. */
export function trustNotes({ figures, matching, elsewhere, isRegular }: TrustInput): TrustNote[] {
  const { tested, withoutData, islands, meanNeighbours, values, correction } = figures;
  const zeros = values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0);
  const zeroShare = tested === 0 ? 0 : zeros / tested;
  const hasFewNeighbours = !isRegular && meanNeighbours < LEAST_NEIGHBOURS;
  const notes: TrustNote[] = [
    tested < LEAST_UNITS ? { key: "sampleSmall", holds: false, values: { n: tested } } : { key: "sample", holds: true, values: { n: tested } },
    ...(matching < LEAST_INCIDENTS ? [{ key: "incidents" as const, holds: false, values: { n: matching } }] : []),
    { key: hasFewNeighbours ? "neighboursFew" : "neighbours", holds: !hasFewNeighbours, values: { n: meanNeighbours } },
    { key: zeroShare > MOST_ZERO_SHARE ? "zerosMany" : "zeros", holds: zeroShare <= MOST_ZERO_SHARE, values: { share: zeroShare } },
    islands > 0 ? { key: "islands", holds: false, values: { n: islands } } : { key: "noIslands", holds: true, values: {} },
    withoutData > 0 ? { key: "withoutData", holds: false, values: { n: withoutData } } : { key: "complete", holds: true, values: {} },
    ...(elsewhere > 0 ? [{ key: "elsewhere" as const, holds: false, values: { n: elsewhere } }] : []),
    ...(correction === "none" ? [{ key: "raw" as const, holds: false, values: { n: tested, expected: Math.round(tested * ALPHA) } }] : []),
  ];
  return notes.toSorted((a, b) => Number(a.holds) - Number(b.holds));
}
