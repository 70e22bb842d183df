import { useDistrictsSource } from "../sources/districts-source.ts";
import { useGroundSource } from "../sources/ground-source.ts";
import { useHotspotsSource } from "../sources/hotspots-source.ts";
import { useLatestSource } from "../sources/latest-source.ts";
import { useMonthSource } from "../sources/month-source.ts";
import { usePointsSource } from "../sources/points-source.ts";
import { useTrendSource } from "../sources/trend-source.ts";
import { useWaterSource, useWorstSectionSource, useWorstUpstreamSource } from "../sources/water-source.ts";

/** Everything that scenes are made of. Whoever asks is given the same sources; they live as long as the wall. */
export function useSceneSources() {
  return {
    ground: useGroundSource(), month: useMonthSource(), districts: useDistrictsSource(), trend: useTrendSource(),
    hotspots: useHotspotsSource(), points: usePointsSource(), water: useWaterSource(), worstSection: useWorstSectionSource(), worstUpstream: useWorstUpstreamSource(), latest: useLatestSource(),
  };
}
