import { demoCategories } from "./categories.ts";
import { demoDepartments } from "./departments.ts";
import type {
  DemoCategory, DemoCell, DemoDepartment, DemoEnterprise, DemoHolding, DemoIncident, DemoLeave, DemoMonitoringSection,
  DemoPerson, DemoPost, DemoReading, DemoRiverReach, DemoRule,
} from "./demo-records.ts";
import { demoEnterprises } from "./enterprises.ts";
import { makeIncidents } from "./incidents/make-incidents.ts";
import { planIncidents } from "./incidents/plan-incidents.ts";
import { hotspotDrafts } from "./incidents/planted-hotspots.ts";
import { matterDrafts } from "./incidents/planted-matters.ts";
import { demoStaff } from "./people.ts";
import { plantedAnswers } from "./planted-answers.ts";
import type { PlantedAnswers } from "./planted-answers.ts";
import { demoPosts } from "./posts.ts";
import { demoRules } from "./rules.ts";
import { demoTerritory } from "./territory.ts";
import { demoReadings, plantExceedance } from "./water-readings.ts";
import { demoMonitoringSections, demoRiverReaches } from "./waters.ts";

export interface DemoCity {
  /** From the top down: every parent comes before its children. */
  cells: DemoCell[];
  departments: DemoDepartment[];
  posts: DemoPost[];
  people: DemoPerson[];
  holdings: DemoHolding[];
  leaves: DemoLeave[];
  categories: DemoCategory[];
  rules: DemoRule[];
  enterprises: DemoEnterprise[];
  riverReaches: DemoRiverReach[];
  monitoringSections: DemoMonitoringSection[];
  /** Monthly samples of three years. */
  readings: DemoReading[];
  incidentCount: number;
  /** Made while being read, in order of report; may be read more than once. */
  incidents(): Generator<DemoIncident>;
  /** What analysis should find, because it was put there. */
  planted: PlantedAnswers;
}

/**
 * Everything that a new installation shows: a fictional city with its borders, people, rules,
 * waters, companies and three years of incidents up to `now`.
 *
 * The same seed and `now` give the same records. Nobody and nothing in it is real.
 */
export function makeDemoCity(seed: number, now: Date): DemoCity {
  const territory = demoTerritory(seed);
  const posts = demoPosts(territory);
  const staff = demoStaff(seed, now, territory, posts);
  const { rules, gaps, ambiguities } = demoRules(now, territory);
  const businesses = demoEnterprises(seed, territory);
  const hotspots = hotspotDrafts(territory);
  const matters = matterDrafts(seed, businesses, hotspots);
  const plan = planIncidents(seed, now, hotspots, matters);
  const enterprises = businesses.map(({ record }) => record);
  const waters = { reaches: demoRiverReaches(territory), sections: demoMonitoringSections(territory) };
  const exceedance = plantExceedance(now, { ...waters, enterprises });
  return {
    cells: [territory.city, ...territory.counties, ...territory.towns, ...territory.villages].map(({ cell }) => cell),
    departments: demoDepartments(),
    posts,
    people: staff.people,
    holdings: staff.holdings,
    leaves: staff.leaves,
    categories: demoCategories(),
    rules,
    enterprises,
    riverReaches: waters.reaches,
    monitoringSections: waters.sections,
    readings: demoReadings(seed, now, waters.sections, exceedance),
    incidentCount: plan.length,
    incidents: () => makeIncidents(plan, territory, businesses, matters),
    planted: plantedAnswers({ plan, hotspots, matters, gaps, ambiguities, absences: staff.planted, exceedance }),
  };
}
