import { describe, expect, test } from "vitest";
import {
  buildCellIndex, type CellCollection, cellNeighbours, type CategoryHotspot, categoryHotspots, FEWEST_INCIDENTS,
} from "../../../geo/index.ts";
import { makeDemoCity } from "../../../server/demo/make-demo-city.ts";

const NOW = new Date("2026-11-21T06:32:08Z");
const DAY_MS = 86_400_000;
const city = makeDemoCity(1, NOW);
const villages = city.cells.filter(({ levelCode }) => levelCode === "village");
const cells: CellCollection = {
  type: "FeatureCollection",
  features: villages.map(({ code, geometry }) => ({ type: "Feature", properties: { code }, geometry })),
};
const neighbours = cellNeighbours(cells);
const incidents = [...city.incidents()].filter(({ x, y }) => x !== null && y !== null);
const owners = buildCellIndex(cells).locateMany(Float64Array.from(incidents.flatMap(({ x, y }) => [x ?? NaN, y ?? NaN])));
const placeOf = new Map(villages.map(({ code }, place) => [code, place]));

/** Groups of all categories in the window, compared with the one before, by rates per person. */
function groupsOf(days: number, endDaysAgo = 0): readonly CategoryHotspot[] {
  const toMs = NOW.getTime() - endDaysAgo * DAY_MS;
  const fromMs = toMs - days * DAY_MS;
  const categories = [...new Set(incidents.map(({ categoryCode }) => categoryCode))].map((category) => ({
    category, counts: new Uint32Array(villages.length), before: new Uint32Array(villages.length),
  }));
  const byCode = new Map(categories.map((each) => [each.category, each]));
  incidents.forEach(({ categoryCode, reportedAt }, at) => {
    const [ms, owner] = [Date.parse(reportedAt), owners[at]!];
    if (owner < 0 || ms < fromMs - days * DAY_MS || ms >= toMs) return;
    const own = byCode.get(categoryCode)!;
    (ms >= fromMs ? own.counts : own.before)[owner]!++;
  });
  return categoryHotspots({
    categories, weights: Float64Array.from(villages, ({ population }) => population), neighbours, alpha: 0.05, fewestIncidents: FEWEST_INCIDENTS,
  }).groups;
}

const findPlanted = (groups: readonly CategoryHotspot[], townNameZh: string) => {
  const planted = city.planted.hotspots.find((each) => each.townNameZh === townNameZh)!;
  const places = planted.villageCodes.map((code) => placeOf.get(code)!);
  return groups.find(({ category, cells: own }) => category === planted.categoryCode && places.some((place) => own.includes(place)));
};

describe("groups of hot cells over all categories at once", () => {
  const recent = groupsOf(60);
  const older = groupsOf(365, 20);

  test.each(city.planted.hotspots.filter(({ trend }) => trend !== "diminishing"))("in sixty days the hotspot of $townNameZh ($categoryCode) is one of the groups", ({ townNameZh }) => {
    const found = findPlanted(recent, townNameZh);

    expect(found?.relativeRisk).toBeGreaterThan(5);
  });

  test("the one that faded three weeks ago is a group of the year before", () => {
    expect(findPlanted(older, "梅塘镇")?.relativeRisk).toBeGreaterThan(5);
  });

  test("what began with the window is new, what grows intensifies, what goes on persists", () => {
    // 石岭街道 began fifteen days before these sixty, where more is reported than elsewhere anyway.
    const changes = ["泉湾街道", "石岭街道", "柳溪镇", "沙堰镇"].map((town) => findPlanted(recent, town)?.change);

    expect(changes).toEqual(["new", "intensifying", "intensifying", "persistent"]);
    expect(findPlanted(groupsOf(365, 20), "梅塘镇")?.change).toBe("weakening");
  });

  test("the four highest peaks of sixty days are planted ones", () => {
    const places = new Set(city.planted.hotspots.flatMap(({ villageCodes }) => villageCodes.map((code) => placeOf.get(code)!)));

    expect(recent.slice(0, 4).every(({ cells: own }) => own.some((place) => places.has(place)))).toBe(true);
  });
});
