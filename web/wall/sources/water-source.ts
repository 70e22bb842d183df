import type { SectionWater, SectionWaterHistory, Upstream, Water } from "../../../server/contract/water.ts";
import { fetchSectionWater, fetchUpstreamOfSection, fetchWater } from "../../api/water.ts";
import { UPSTREAM_METRES } from "../../stores/section-water.ts";
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

/** The section that stands worst, through two years; null while no section has a class. */
export function useWorstSectionSource(): WallSource<SectionWaterHistory | null> {
  return createWallSource<SectionWaterHistory | null>({
    key: "worst-section", everyMs: 600_000, expectedEveryMs: SAMPLED_EVERY_MS, askAgainOn: ["readings.imported", "reference.imported"],
    async ask(signal) {
      const worst = worstOf(await fetchWater(signal));
      return worst === null ? null : fetchSectionWater(worst.code, HISTORY_MONTHS, signal);
    },
    dataAtOf: (history) => (history?.section.lastObservedAt == null ? null : new Date(history.section.lastObservedAt)),
  });
}

/** What lies up-stream of a section, as its classes were at `lastObservedAt`. */
export interface SectionUpstream { readonly section: SectionWater; readonly upstream: Upstream; readonly lastObservedAt: string | null; }

/** What lies up-stream of the section that stands worst; null while no section has a class. */
export function useWorstUpstreamSource(): WallSource<SectionUpstream | null> {
  return createWallSource<SectionUpstream | null>({
    key: "worst-upstream", everyMs: 600_000, expectedEveryMs: SAMPLED_EVERY_MS, askAgainOn: ["readings.imported", "reference.imported"],
    async ask(signal) {
      const water = await fetchWater(signal);
      const section = worstOf(water);
      return section === null ? null : { section, upstream: await fetchUpstreamOfSection(section.code, UPSTREAM_METRES, signal), lastObservedAt: water.lastObservedAt };
    },
    dataAtOf: (answer) => (answer?.lastObservedAt == null ? null : new Date(answer.lastObservedAt)),
  });
}

/** Sections come worst first, those without a class last. */
const worstOf = ({ sections: [worst] }: Water): SectionWater | null => (worst === undefined || worst.waterClass === null ? null : worst);
