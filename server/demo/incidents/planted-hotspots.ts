import { metresBetween } from "../places.ts";
import type { DemoPlace, DemoTerritory } from "../territory.ts";
import { INCIDENT_DAYS } from "./incident-calendar.ts";
import type { Trend } from "./incident-calendar.ts";

/** A concentration that analysis should find: some neighbouring villages with far more of one kind than others. */
export interface HotspotDraft {
  town: DemoPlace;
  villages: DemoPlace[];
  categoryCode: string;
  trend: Trend;
  count: number;
  fromDaysAgo: number;
  toDaysAgo: number;
}

const HOTSPOTS = [
  ["柳溪镇", "AIR.ODOUR", "intensifying", 420, 540, 0],
  ["枫溪街道", "AIR.COOKING_FUME", "persistent", 620, INCIDENT_DAYS - 1, 0],
  ["泉湾街道", "AIR.INDUSTRIAL_GAS", "new", 110, 60, 0],
  ["沙堰镇", "LIVESTOCK.ODOUR", "persistent", 360, INCIDENT_DAYS - 1, 0],
  ["梅塘镇", "WATER.BLACK_ODOROUS", "diminishing", 320, INCIDENT_DAYS - 1, 20],
  ["石岭街道", "NOISE.CONSTRUCTION", "new", 160, 75, 0],
] as const;

const VILLAGES_PER_HOTSPOT = 4;

export function hotspotDrafts({ towns }: DemoTerritory): HotspotDraft[] {
  return HOTSPOTS.map(([name, categoryCode, trend, count, fromDaysAgo, toDaysAgo]) => {
    const town = towns.find((each) => each.cell.nameZh === name);
    if (!town) throw new RangeError(`The demo city has no ${name}: a hotspot is planted there.`);
    // Round the village nearest to the town's middle, so that the hotspot does not spill into another town.
    const near = (to: DemoPlace) => (a: DemoPlace, b: DemoPlace) =>
      metresBetween(a.anchor, to.anchor) - metresBetween(b.anchor, to.anchor);
    const [middle = town] = [...town.children].sort(near(town));
    const villages = [...town.children].sort(near(middle)).slice(0, VILLAGES_PER_HOTSPOT);
    return { town, villages, categoryCode, trend, count, fromDaysAgo, toDaysAgo };
  });
}
