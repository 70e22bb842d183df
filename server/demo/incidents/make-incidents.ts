import { seededRandom } from "../../../geo/index.ts";
import type { Random } from "../../../geo/index.ts";
import { drawIndex, pickOne, runningSums } from "../demo-random.ts";
import type { DemoIncident } from "../demo-records.ts";
import { isoOf, localDate } from "../demo-time.ts";
import { businessesByCategory } from "../enterprises.ts";
import type { DemoBusiness } from "../enterprises.ts";
import { metresBetween, positionByBorder, positionIn, positionNear, positionOutside } from "../places.ts";
import { placesByCode } from "../territory.ts";
import type { DemoPlace, DemoTerritory } from "../territory.ts";
import type { CategoryProfile } from "./category-profiles.ts";
import { incidentAddress, incidentText } from "./incident-text.ts";
import type { PlannedIncident } from "./plan-incidents.ts";
import { MATTER_CLEARANCE_METRES, MATTER_RADIUS_METRES } from "./planted-matters.ts";
import type { MatterDraft } from "./planted-matters.ts";

type LngLat = readonly [lng: number, lat: number];

interface Scene {
  village: DemoPlace;
  position: LngLat;
  subjectType: string | null;
  subjectZh: string;
}

/** Makes planned incidents one by one, in their order; each depends on its own seed alone. */
export function* makeIncidents(
  plan: readonly PlannedIncident[],
  territory: DemoTerritory,
  businesses: readonly DemoBusiness[],
  matters: readonly MatterDraft[],
): Generator<DemoIncident> {
  const drawScene = sceneDrawer(territory, businesses, matters);
  const places = placesByCode(territory);
  for (const planned of plan) {
    const random = seededRandom(planned.seed ^ 0x5bd1e995);
    const { profile, intake } = planned;
    const scene = drawScene(planned, random);
    const town = places.get(scene.village.cell.parentCode ?? "") ?? territory.city;
    const county = places.get(town.cell.parentCode ?? "") ?? territory.city;
    const address = incidentAddress(scene.village, town, county, random);
    const [x, y] = positionOf(planned, scene, territory.city, random);
    yield {
      externalId: planned.externalId,
      sourceSystem: intake.sourceSystem,
      channel: intake.channel,
      categoryCode: profile.code,
      subjectType: scene.subjectType,
      ...incidentText(
        {
          profile,
          sourceSystem: intake.sourceSystem,
          subjectZh: scene.subjectZh,
          village: scene.village,
          address,
          hour: localDate(planned.occurredMs).hour,
        },
        random,
      ),
      address,
      occurredAt: isoOf(planned.occurredMs),
      reportedAt: isoOf(planned.reportedMs),
      x,
      y,
      crs: "wgs84",
      accuracyMetres: x === null ? null : intake.accuracyMetres,
    };
  }
}

function positionOf({ positionKind }: PlannedIncident, scene: Scene, city: DemoPlace, random: Random): [number, number] | [null, null] {
  if (positionKind === "without") return [null, null];
  const [x, y] =
    positionKind === "outside"
      ? positionOutside(city, random)
      : positionKind === "near_border"
        ? positionByBorder(scene.village, random)
        : scene.position;
  return [x, y];
}

function sceneDrawer(
  { villages }: DemoTerritory,
  businesses: readonly DemoBusiness[],
  matters: readonly MatterDraft[],
): (planned: PlannedIncident, random: Random) => Scene {
  const byCategory = businessesByCategory(businesses);
  const weigh = (weight: (village: DemoPlace) => number) => runningSums(villages.map(weight));
  const sums = {
    urban: weigh(({ cell, density }) => cell.population * density * density * density),
    even: weigh(({ cell }) => cell.population),
    rural: weigh(({ cell, density }) => cell.population / (density * density * density * density * density)),
  };
  const isClear = (profile: CategoryProfile, position: LngLat) =>
    matters.every(
      ({ business: { record }, categoryCode }) =>
        branchOf(categoryCode) !== branchOf(profile.code) ||
        metresBetween([record.lng, record.lat], position) > MATTER_CLEARANCE_METRES,
    );

  const drawOther = (profile: CategoryProfile, village: DemoPlace | null, random: Random): Scene => {
    const near = village ? [] : (byCategory.get(profile.code) ?? []);
    if (near.length > 0 && random() < 0.35) {
      const business = pickOne(near, random);
      return besideBusiness(business, 150, random);
    }
    const at = village ?? villages[drawIndex(sums[profile.setting], random)] ?? pickOne(villages, random);
    const [subjectType, subjectZh] = pickOne(profile.sources, random);
    return { village: at, position: positionIn(at, random), subjectType, subjectZh };
  };

  return ({ profile, village, matter }, random) => {
    if (matter) return besideBusiness(matter.business, MATTER_RADIUS_METRES, random);
    for (;;) {
      const scene = drawOther(profile, village, random);
      if (isClear(profile, scene.position)) return scene;
    }
  };
}

function besideBusiness({ record, village, shortName }: DemoBusiness, metres: number, random: Random): Scene {
  const position = positionNear(village, [record.lng, record.lat], metres, random);
  return { village, position, subjectType: record.subjectType, subjectZh: shortName };
}

function branchOf(categoryCode: string): string {
  return categoryCode.split(".")[0] ?? "";
}
