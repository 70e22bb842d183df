import { hash32, seededRandom } from "../../../geo/index.ts";
import { drawIndex, randomFor, runningSums } from "../demo-random.ts";
import { DAY_MS, localDate } from "../demo-time.ts";
import type { DemoPlace } from "../territory.ts";
import { CATEGORY_PROFILES, profileOf } from "./category-profiles.ts";
import type { CategoryProfile } from "./category-profiles.ts";
import { IncidentCalendar } from "./incident-calendar.ts";
import { drawIntake, NUMBER_PREFIXES } from "./incident-sources.ts";
import type { Intake } from "./incident-sources.ts";
import type { HotspotDraft } from "./planted-hotspots.ts";
import type { MatterDraft } from "./planted-matters.ts";

export const INCIDENT_COUNT = 60_000;

const WITHOUT_POSITION_SHARE = 0.006;
const OUTSIDE_SHARE = 0.0035;
const NEAR_BORDER_SHARE = 0.03;

export type PositionKind = "inside" | "near_border" | "outside" | "without";

/** One incident to be: everything that its number depends on, the rest is drawn from `seed` when it is made. */
export interface PlannedIncident {
  externalId: string;
  profile: CategoryProfile;
  intake: Intake;
  occurredMs: number;
  reportedMs: number;
  positionKind: PositionKind;
  /** Where a planted series takes place; null: drawn by the category's setting. */
  village: DemoPlace | null;
  hotspot: HotspotDraft | null;
  matter: MatterDraft | null;
  seed: number;
}

/** All incidents of three years, by time of report, none after `now`. */
export function planIncidents(
  seed: number,
  now: Date,
  hotspots: readonly HotspotDraft[],
  matters: readonly MatterDraft[],
): PlannedIncident[] {
  const calendar = new IncidentCalendar(now);
  const plan: PlannedIncident[] = [];
  const add = (
    profile: CategoryProfile,
    occurredMs: number,
    rest: Partial<Pick<PlannedIncident, "positionKind" | "village" | "hotspot" | "matter">>,
  ) => {
    const own = hash32(hash32(seed, 101), plan.length);
    const intake = drawIntake(profile.code, seededRandom(own));
    const reportedMs = Math.ceil((occurredMs + intake.delayMs) / 1000) * 1000;
    // What would only be reported tomorrow happened some whole days earlier: hours keep their pattern.
    const early = Math.max(0, Math.ceil((reportedMs - now.getTime()) / DAY_MS)) * DAY_MS;
    plan.push({
      externalId: "",
      profile,
      intake,
      occurredMs: occurredMs - early,
      reportedMs: reportedMs - early,
      positionKind: "inside",
      village: null,
      hotspot: null,
      matter: null,
      seed: own,
      ...rest,
    });
  };

  const random = randomFor(seed, "incidents");
  for (const hotspot of hotspots) {
    const profile = profileOf(hotspot.categoryCode);
    for (let count = 0; count < hotspot.count; count++) {
      const occurredMs = calendar.drawWithin(profile, hotspot.trend, hotspot.fromDaysAgo, hotspot.toDaysAgo, random);
      add(profile, occurredMs, { village: hotspot.villages[count % hotspot.villages.length] ?? null, hotspot });
    }
  }
  for (const matter of matters) {
    const profile = profileOf(matter.categoryCode);
    for (let count = 0; count < matter.count; count++) {
      const occurredMs = calendar.drawWithin(profile, "persistent", matter.fromDaysAgo, matter.toDaysAgo, random);
      add(profile, occurredMs, { village: matter.business.village, matter });
    }
  }
  const sums = runningSums(CATEGORY_PROFILES.map(({ weight }) => weight));
  while (plan.length < INCIDENT_COUNT) {
    const profile = CATEGORY_PROFILES[drawIndex(sums, random)];
    if (profile) add(profile, calendar.draw(profile, random), { positionKind: drawPositionKind(random()) });
  }
  return numbered(plan);
}

function drawPositionKind(draw: number): PositionKind {
  if (draw < WITHOUT_POSITION_SHARE) return "without";
  if (draw < WITHOUT_POSITION_SHARE + OUTSIDE_SHARE) return "outside";
  return draw < WITHOUT_POSITION_SHARE + OUTSIDE_SHARE + NEAR_BORDER_SHARE ? "near_border" : "inside";
}

/** Sorted by report, numbered by source and day as intake systems do: GD2026112100017. */
function numbered(plan: PlannedIncident[]): PlannedIncident[] {
  plan.sort((a, b) => a.reportedMs - b.reportedMs || a.seed - b.seed);
  const last = new Map<string, number>();
  for (const incident of plan) {
    const day = NUMBER_PREFIXES[incident.intake.sourceSystem] + localDate(incident.reportedMs).digits;
    const number = (last.get(day) ?? 0) + 1;
    last.set(day, number);
    incident.externalId = day + String(number).padStart(5, "0");
  }
  return plan;
}
