import { randomFor, shuffled } from "../demo-random.ts";
import { isAlone } from "../enterprises.ts";
import type { DemoBusiness } from "../enterprises.ts";
import type { HotspotDraft } from "./planted-hotspots.ts";

/** Several reports about one source within a year: one matter, however often it is reported. */
export interface MatterDraft {
  business: DemoBusiness;
  categoryCode: string;
  count: number;
  fromDaysAgo: number;
  toDaysAgo: number;
}

const MATTERS = 14;

/** Reports of one matter are within this distance of its source, and no other report of its branch is nearer than twice that. */
export const MATTER_RADIUS_METRES = 80;
export const MATTER_CLEARANCE_METRES = 400;

export function matterDrafts(seed: number, businesses: readonly DemoBusiness[], hotspots: readonly HotspotDraft[]): MatterDraft[] {
  const random = randomFor(seed, "matters");
  const hotTowns = new Set(hotspots.map(({ town }) => town.cell.code));
  const [known, ...others] = businesses;
  const candidates = shuffled(others, random).filter(
    ({ village, categories }) => !hotTowns.has(village.cell.parentCode ?? "") && categories.length > 0,
  );
  const chosen = known ? [known] : [];
  for (const business of candidates)
    if (chosen.length < MATTERS && isAlone(business, chosen.concat(business), 5000)) chosen.push(business);
  return chosen.map((business, at) => {
    // The last three are over: their reports lie more than a year back.
    const toDaysAgo = at === 0 ? 1 : at >= MATTERS - 3 ? 400 + Math.floor(random() * 200) : Math.floor(random() * 60);
    return {
      business,
      categoryCode: business.categories[0] ?? "AIR.ODOUR",
      count: at === 0 ? 6 : 3 + Math.floor(random() * 5),
      fromDaysAgo: toDaysAgo + 60 + Math.floor(random() * 240),
      toDaysAgo,
    };
  });
}
