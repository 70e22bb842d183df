import { type Random, RiverNetwork } from "../../geo/index.ts";
import { randomFor } from "./demo-random.ts";
import type { DemoEnterprise, DemoMonitoringSection, DemoReading, DemoRiverReach } from "./demo-records.ts";

/** What a section shows because of a source above it. */
export interface PlantedExceedance {
  sectionCode: string;
  /** The source: beside another reach, with no other section in between. */
  enterpriseCode: string;
  enterpriseReachCode: string;
  indicator: string;
  /** First sample that exceeds the target; all later ones do too. */
  from: string;
  distanceMetres: number;
}

const MONTHS = 36;
const EXCEEDING_MONTHS = 4;
const BANK_METRES = 1000;
/** Trades whose waste water would show as ammonia and oxygen demand. */
const WET_TRADES = ["化工", "食品加工", "豆制品"];
const AMMONIA = "w21003";

interface Profile {
  indicator: string;
  unit: string;
  /** The limits of Ⅰ to Ⅴ that a section's usual level is measured by. */
  limits: readonly number[];
  digits: number;
  /** Month of the highest values, and how much of the level the season adds or takes. */
  peakMonth: number;
  swing: number;
}

const PROFILES: readonly Profile[] = [
  { indicator: "w01019", unit: "mg/L", limits: [2, 4, 6, 10, 15], digits: 1, peakMonth: 8, swing: 0.2 },
  { indicator: "w01018", unit: "mg/L", limits: [15, 15, 20, 30, 40], digits: 0, peakMonth: 7, swing: 0.12 },
  { indicator: "w01017", unit: "mg/L", limits: [3, 3, 4, 6, 10], digits: 1, peakMonth: 5, swing: 0.12 },
  { indicator: AMMONIA, unit: "mg/L", limits: [0.15, 0.5, 1, 1.5, 2], digits: 2, peakMonth: 1, swing: 0.3 },
  { indicator: "w21011", unit: "mg/L", limits: [0.02, 0.1, 0.2, 0.3, 0.4], digits: 3, peakMonth: 7, swing: 0.25 },
  { indicator: "w21017", unit: "mg/L", limits: [1, 1, 1, 1.5, 1.5], digits: 2, peakMonth: 4, swing: 0.08 },
];
const OXYGEN_LIMITS = [7.5, 6, 5, 3, 2];

/**
 * Three years of monthly samples of every section up to `now`, all of which meet the section's
 * target but those planted.
 */
export function demoReadings(seed: number, now: Date, sections: readonly DemoMonitoringSection[], planted: PlantedExceedance | null): DemoReading[] {
  return sections.flatMap((section, index) => {
    const random = randomFor(seed, `readings ${section.code}`);
    const level = 0.5 + 0.28 * random();
    return sampleTimes(now, index).flatMap((at) => sample(section, at, level, planted, random));
  });
}

/**
 * The section and source of the planted exceedance: of all wet trades near the water the one with the
 * shortest way down to the first section, on another reach. Null in a city without such a one.
 */
export function plantExceedance(
  now: Date, { sections, reaches, enterprises }: { sections: readonly DemoMonitoringSection[]; reaches: readonly DemoRiverReach[]; enterprises: readonly DemoEnterprise[] },
): PlantedExceedance | null {
  const network = new RiverNetwork(reaches.map(({ code, downstreamCode, geometry }) => ({ code, downstreamCode, lines: [geometry.coordinates as [number, number][]] })));
  const traces = sections.flatMap((section, index) => {
    const place = network.placeOn(section.reachCode, [section.lng, section.lat]);
    return place === undefined ? [] : [{ section, index, trace: network.traceUpstream(place) }];
  });
  let best: PlantedExceedance | null = null;
  for (const enterprise of enterprises) {
    const place = WET_TRADES.includes(enterprise.kind) ? network.nearestPlace([enterprise.lng, enterprise.lat]) : undefined;
    if (place === undefined || place.offMetres > BANK_METRES) continue;
    const [first] = traces
      .flatMap(({ section, index, trace }) => { const metres = trace.distanceTo(place); return metres === undefined ? [] : [{ section, index, metres }]; })
      .sort((a, b) => a.metres - b.metres);
    if (first === undefined || first.section.reachCode === place.reachCode || (best !== null && first.metres >= best.distanceMetres)) continue;
    best = {
      sectionCode: first.section.code, enterpriseCode: enterprise.code, enterpriseReachCode: place.reachCode, indicator: AMMONIA,
      from: sampleTimes(now, first.index).at(-EXCEEDING_MONTHS)?.toISOString() ?? now.toISOString(), distanceMetres: first.metres,
    };
  }
  return best;
}

/** Early in each month, in the morning of the city's zone; each section on a day of its own. */
function sampleTimes(now: Date, index: number): Date[] {
  const times = Array.from({ length: MONTHS + 1 }, (_, back) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - back), 3 + (index % 5), 1, 10 * (index % 6))));
  return times.filter((at) => at <= now).slice(-MONTHS);
}

function sample(section: DemoMonitoringSection, at: Date, level: number, planted: PlantedExceedance | null, random: Random): DemoReading[] {
  const target = section.targetClass - 1;
  const month = at.getUTCMonth() + 1;
  const excess = planted !== null && section.code === planted.sectionCode && at.toISOString() >= planted.from;
  const reading = (indicator: string, value: number, unit: string, digits: number): DemoReading =>
    ({ sectionCode: section.code, indicator, observedAt: at.toISOString(), statedValue: value.toFixed(digits), unit });
  const usual = PROFILES.map(({ indicator, unit, limits, digits, peakMonth, swing }) => {
    const limit = limits[target] ?? 0;
    const share = level * (1 + swing * season(month, peakMonth)) * (0.9 + 0.2 * random());
    const over = !excess ? 0 : indicator === AMMONIA ? 2.1 + 0.4 * random() : indicator === "w01018" ? 1.2 + 0.15 * random() : 0;
    // A step of the last digit below the limit, so that rounding never makes an exceedance that nobody planted.
    return reading(indicator, over > 0 ? limit * over : Math.min(limit - 10 ** -digits, limit * share), unit, digits);
  });
  const temperature = 15.5 + 11 * season(month, 7) + 2 * (random() - 0.5);
  const oxygen = Math.max((OXYGEN_LIMITS[target] ?? 5) + 0.3, 9.6 - 2.4 * level + 1.3 * season(month, 1) + 0.5 * (random() - 0.5));
  const oil: DemoReading = { ...reading("w22001", 0, "mg/L", 2), statedValue: random() < 0.6 ? "0.01L" : (0.01 + 0.03 * random()).toFixed(2) };
  return [
    reading("w01010", temperature, "℃", 1), reading("w01001", 7.3 + 0.6 * random(), "", 2), reading("w01009", oxygen, "mg/L", 2),
    ...usual, reading("w21001", 1.6 + 1.8 * level * random(), "mg/L", 2), oil,
  ];
}

/** From −1 to 1 through the year without a sine, whose last digit differs between machines. */
function season(month: number, peakMonth: number): number {
  const apart = Math.abs(((month - peakMonth + 18) % 12) - 6);
  return 1 - apart / 3;
}
