import type { LoadedEdition } from "./loaded-edition.ts";

export interface LoadedLevel {
  readonly code: string;
  readonly depth: number;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Every published edition of every territory, and which of them are in force when. */
export interface Territories {
  readonly levels: readonly LoadedLevel[];
  readonly editions: ReadonlyMap<number, LoadedEdition>;
  /** The number of the stretch of time around an instant in which the same editions are in force. */
  stretchAt(instantMs: number): number;
  /** Editions in force during a stretch: at most one per territory, by territory. */
  inForce(stretch: number): readonly LoadedEdition[];
  inForceAt(instantMs: number): readonly LoadedEdition[];
}

/** Several territories stand side by side; within one, a later edition replaces the earlier. */
export function arrangeTerritories(levels: readonly LoadedLevel[], editions: readonly LoadedEdition[]): Territories {
  const starts = [...new Set(editions.map((edition) => edition.effectiveFromMs))].sort((a, b) => a - b);
  // Stretch 0 lies before the first edition.
  const stretches = [[], ...starts.map((start) => latestOfEach(editions, start))];
  const stretchAt = (instantMs: number) => countAtOrBefore(starts, instantMs);
  const inForce = (stretch: number) => stretches[stretch] ?? [];
  return {
    levels,
    editions: new Map(editions.map((edition) => [edition.id, edition])),
    stretchAt,
    inForce,
    inForceAt: (instantMs) => inForce(stretchAt(instantMs)),
  };
}

function latestOfEach(editions: readonly LoadedEdition[], instantMs: number): LoadedEdition[] {
  const latest = new Map<string, LoadedEdition>();
  for (const edition of editions) {
    if (edition.effectiveFromMs > instantMs) continue;
    const rival = latest.get(edition.territory);
    if (rival === undefined || rival.effectiveFromMs < edition.effectiveFromMs) latest.set(edition.territory, edition);
  }
  return [...latest.values()].sort((one, other) => (one.territory < other.territory ? -1 : 1));
}

/** How many of the ascending `starts` are at or before the instant. */
export function countAtOrBefore(starts: readonly number[], instantMs: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= instantMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
