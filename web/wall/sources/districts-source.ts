import { useWallClockStore } from "../../stores/wall-clock.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";
import { fetchCellsOfLevel } from "../../api/cells.ts";
import { useDeploymentStore } from "../../stores/deployment.ts";
import { depthsOf } from "./depths.ts";
import { INCIDENT_EVENTS } from "./incident-events.ts";
import { askTwoMonths, type TwoMonths } from "./month-source.ts";

/** Both months of every district, by `territory/code`. */
export interface DistrictMonths { readonly asOf: string | null; readonly byDistrict: ReadonlyMap<string, TwoMonths>; }

/** Counts of every district: a district is on the wall for half a minute, so they may be a few minutes old. */
export function useDistrictsSource(): WallSource<DistrictMonths> {
  const [deployment, clock] = [useDeploymentStore(), useWallClockStore()];
  return createWallSource<DistrictMonths>({
    key: "districts", everyMs: 180_000, atMostEveryMs: 60_000, isOfToday: true, askAgainOn: INCIDENT_EVENTS,
    async ask(signal, windows) {
      await deployment.need();
      const { district } = depthsOf(deployment.deployment?.levels ?? []);
      const byDistrict = new Map<string, TwoMonths>();
      for (const { territory, code } of district === null ? [] : await fetchCellsOfLevel(district.code, signal)) {
        byDistrict.set(`${territory}/${code}`, await askTwoMonths(windows, clock.nowMs(), { cell: code, territory }, signal));
      }
      const times = [...byDistrict.values()].map(({ now }) => now.asOf).sort();
      return { asOf: times[0] ?? null, byDistrict };
    },
    dataAtOf: ({ asOf }) => (asOf === null ? null : new Date(asOf)),
  });
}
