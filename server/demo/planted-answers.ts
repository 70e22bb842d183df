import { CATEGORY_PROFILES } from "./incidents/category-profiles.ts";
import type { Trend } from "./incidents/incident-calendar.ts";
import type { PlannedIncident } from "./incidents/plan-incidents.ts";
import type { HotspotDraft } from "./incidents/planted-hotspots.ts";
import type { MatterDraft } from "./incidents/planted-matters.ts";
import type { PlantedAbsences } from "./people.ts";
import type { PlantedQuestion } from "./rules.ts";
import type { PlantedExceedance } from "./water-readings.ts";

export interface PlantedHotspot {
  townCode: string;
  townNameZh: string;
  villageCodes: string[];
  categoryCode: string;
  trend: Trend;
  externalIds: string[];
}

export interface PlantedMatter {
  enterpriseCode: string;
  categoryCode: string;
  externalIds: string[];
}

export interface PlantedPattern {
  categoryCode: string;
  /** Relative frequency by local hour and by month. */
  hours: readonly number[];
  months: readonly number[];
  weekendFactor: number;
}

/** What was put into the demo city on purpose, for tests and for showing that analysis finds it. */
export interface PlantedAnswers {
  hotspots: PlantedHotspot[];
  matters: PlantedMatter[];
  patterns: PlantedPattern[];
  /** Questions to which no rule answers. */
  gaps: PlantedQuestion[];
  /** Questions to which two rules answer with equal right. */
  ambiguities: PlantedQuestion[];
  absences: PlantedAbsences;
  /** The section that misses its target, and the enterprise up-stream that is the cause. */
  exceedance: PlantedExceedance | null;
  withoutPosition: string[];
  outside: string[];
  nearBorder: string[];
}

export function plantedAnswers(of: {
  plan: readonly PlannedIncident[];
  hotspots: readonly HotspotDraft[];
  matters: readonly MatterDraft[];
  gaps: PlantedQuestion[];
  ambiguities: PlantedQuestion[];
  absences: PlantedAbsences;
  exceedance: PlantedExceedance | null;
}): PlantedAnswers {
  const idsWhere = (isIt: (incident: PlannedIncident) => boolean) =>
    of.plan.filter(isIt).map(({ externalId }) => externalId);
  return {
    hotspots: of.hotspots.map((hotspot) => ({
      townCode: hotspot.town.cell.code,
      townNameZh: hotspot.town.cell.nameZh,
      villageCodes: hotspot.villages.map(({ cell }) => cell.code),
      categoryCode: hotspot.categoryCode,
      trend: hotspot.trend,
      externalIds: idsWhere((incident) => incident.hotspot === hotspot),
    })),
    matters: of.matters.map((matter) => ({
      enterpriseCode: matter.business.record.code,
      categoryCode: matter.categoryCode,
      externalIds: idsWhere((incident) => incident.matter === matter),
    })),
    patterns: CATEGORY_PROFILES.map(({ code, hours, months, weekendFactor }) => ({ categoryCode: code, hours, months, weekendFactor })),
    gaps: of.gaps,
    ambiguities: of.ambiguities,
    absences: of.absences,
    exceedance: of.exceedance,
    withoutPosition: idsWhere(({ positionKind }) => positionKind === "without"),
    outside: idsWhere(({ positionKind }) => positionKind === "outside"),
    nearBorder: idsWhere(({ positionKind }) => positionKind === "near_border"),
  };
}
