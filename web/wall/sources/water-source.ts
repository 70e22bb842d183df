import type { SectionWaterHistory, Water } from "../../../server/contract/water.ts";
import { fetchSectionWater, fetchWater } from "../../api/water.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";

/** Sections are sampled by hand at least once a month. */
const SAMPLED_EVERY_MS = 31 * 86_400_000;
const HISTORY_MONTHS = 24;

/** What the water is like by its newest month of readings. */
export function useWaterSource(): WallSource<Water> {
  return createWallSource<Water>({
    key: "water", everyMs: 600_000, expectedEveryMs: SAMPLED_EVERY_MS, askAgainOn: ["readings.imported", "reference.imported"],
    ask: (signal) => fetchWater(signal),
    dataAtOf: ({ lastObservedAt }) => (lastObservedAt === null ? null : new Date(lastObservedAt)),
  });
}

/** The section that stands worst, through two years; null while every section meets its target. */
export function useWorstSectionSource(): WallSource<SectionWaterHistory | null> {
  return createWallSource<SectionWaterHistory | null>({
    key: "worst-section", everyMs: 600_000, expectedEveryMs: SAMPLED_EVERY_MS, askAgainOn: ["readings.imported", "reference.imported"],
    async ask(signal) {
      const { sections: [worst] } = await fetchWater(signal);
      return worst === undefined || worst.waterClass === null ? null : fetchSectionWater(worst.code, HISTORY_MONTHS, signal);
    },
    dataAtOf: (history) => (history?.section.lastObservedAt == null ? null : new Date(history.section.lastObservedAt)),
  });
}
