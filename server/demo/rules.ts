import type { DemoPostKind, DemoRule, DemoTimeBand } from "./demo-records.ts";
import { isoOf, midnightBefore } from "./demo-time.ts";
import type { DemoPlace, DemoTerritory } from "./territory.ts";

const NIGHT: DemoTimeBand = { fromMinute: 22 * 60, toMinute: 6 * 60 };
const DAY: DemoTimeBand = { fromMinute: 6 * 60, toMinute: 22 * 60 };
const EVENING: DemoTimeBand = { fromMinute: 17 * 60, toMinute: 24 * 60 };

const AIR_LAW = "《大气污染防治法》；示范市环境监管责任清单（演示）";
const NOISE_LAW = "《噪声污染防治法》；示范市环境监管责任清单（演示）";
const WATER_LAW = "《水污染防治法》；示范市环境监管责任清单（演示）";
const WASTE_LAW = "《固体废物污染环境防治法》；示范市环境监管责任清单（演示）";
const LIST = "示范市环境监管责任清单（演示）";

/** Left to the county branches of the bureau, everywhere. */
const BRANCH_CATEGORIES = [
  ["AIR.ODOUR", AIR_LAW],
  ["AIR.INDUSTRIAL_GAS", AIR_LAW],
  ["AIR.SMOKE_DUST", AIR_LAW],
  ["AIR.BOILER", AIR_LAW],
  ["NOISE.INDUSTRIAL", NOISE_LAW],
  ["WATER.INDUSTRIAL", WATER_LAW],
  ["WASTE.INDUSTRIAL", WASTE_LAW],
] as const;

interface RuleDraft {
  area?: DemoPlace;
  category: string;
  subject?: string;
  band?: DemoTimeBand;
  /** Post that leads, such as CGJ.ENF; a department alone means its head. */
  lead: string;
  leadKind?: DemoPostKind;
  assist?: readonly string[];
  basis: string;
  fromDay?: number;
  toDay?: number;
}

/** A question to the rules whose answer is known. */
export interface PlantedQuestion {
  categoryCode: string;
  /** Where it holds; null: anywhere but below `except`. */
  cellCode: string | null;
  subjectType: string | null;
  /** A local time of day at which it holds. */
  minuteOfDay: number;
  /** Rules that tie; empty for a gap. */
  ruleCodes: string[];
  note: string;
}

export interface DemoRules {
  rules: DemoRule[];
  gaps: PlantedQuestion[];
  ambiguities: PlantedQuestion[];
}

/** Who answers for what, with gaps and contradictions such as real lists of duties have. */
export function demoRules(now: Date, territory: DemoTerritory): DemoRules {
  const { city, counties } = territory;
  const county = (short: string) => found(counties, (each) => each.county === short, short);
  const town = (name: string) => found(territory.towns, (each) => each.cell.nameZh === name, name);
  const drafts: RuleDraft[] = [
    ...counties.flatMap((area) =>
      BRANCH_CATEGORIES.map(([category, basis]) => ({
        area,
        category,
        lead: `EEB-${area.county}.ENF`,
        assist: [`GRID-${area.county}`],
        basis,
      })),
    ),
    ...cityDrafts(city),
    // Fireworks went from the emergency bureau to the police a year ago; one county never decided.
    { area: city, category: "AIR.FIREWORKS", lead: "YJJ.SAF", assist: ["GAJ"], basis: AIR_LAW, toDay: 365 },
    ...counties
      .filter((area) => area.county !== "LS")
      .map((area) => ({
        area,
        category: "AIR.FIREWORKS",
        lead: "GAJ.ORD",
        assist: ["YJJ", `GRID-${area.county}`],
        basis: AIR_LAW,
        fromDay: 365,
      })),
    { area: county("YH"), category: "WATER.BLACK_ODOROUS", lead: "CGJ.ENF", assist: ["EEB-YH"], basis: WATER_LAW },
    { area: county("YH"), category: "WATER.BLACK_ODOROUS", lead: "ZJJ.PIPE", assist: ["EEB-YH"], basis: WATER_LAW },
    { area: county("AL"), category: "LIVESTOCK.ODOUR", lead: "NYJ", leadKind: "grid_chief", assist: ["EEB-AL"], basis: LIST },
    { area: county("AL"), category: "NOISE.EQUIPMENT", subject: "cold_storage", lead: "EEB-AL.ENF", basis: NOISE_LAW },
    { area: town("石岭街道"), category: "NOISE.CONSTRUCTION", band: NIGHT, lead: "CGJ.ENF", assist: ["ZJJ", "EEB-YH"], basis: `联席会议裁定；${NOISE_LAW}` },
    { area: town("柳溪镇"), category: "AIR.ODOUR", band: NIGHT, lead: "EEB-AL", leadKind: "grid_officer", assist: ["NYJ"], basis: AIR_LAW },
    { area: town("泉湾街道"), category: "AIR.INDUSTRIAL_GAS", subject: "printing", lead: "EEB.POL", assist: ["EEB-GX"], basis: AIR_LAW },
    { area: town("枫溪街道"), category: "AIR.COOKING_FUME", band: EVENING, lead: "CGJ", leadKind: "grid_officer", assist: ["SCJ"], basis: AIR_LAW },
    { area: town("沙堰镇"), category: "LIVESTOCK.ODOUR", lead: "NYJ.RUR", assist: ["EEB-FY", "GRID-FY"], basis: LIST },
    { area: town("梅塘镇"), category: "WATER.BLACK_ODOROUS", lead: "SLJ.RIV", assist: ["ZJJ", "EEB-LS"], basis: WATER_LAW },
  ];
  const rules = drafts.map((draft, at) => ruleOf(draft, `R-${String(at + 1).padStart(3, "0")}`, now));
  return { rules, gaps: plantedGaps(county("LS")), ambiguities: plantedAmbiguities(rules, county("YH")) };
}

function cityDrafts(area: DemoPlace): RuleDraft[] {
  return [
    { area, category: "AIR.COOKING_FUME", lead: "CGJ.ENF", assist: ["SCJ", "EEB"], basis: AIR_LAW },
    { area, category: "AIR.CONSTRUCTION_DUST", lead: "ZJJ.SITE", assist: ["CGJ", "EEB"], basis: AIR_LAW },
    { area, category: "AIR.ROAD_DUST", lead: "JTJ.ROAD", assist: ["CGJ", "EEB"], basis: AIR_LAW },
    { area, category: "AIR.OPEN_BURNING", lead: "NYJ", leadKind: "grid_chief", assist: ["EEB"], basis: AIR_LAW },
    { area, category: "AIR.VEHICLE", lead: "EEB.POL", assist: ["GAJ", "JTJ"], basis: AIR_LAW },
    { area, category: "NOISE.CONSTRUCTION", band: DAY, lead: "ZJJ.SITE", assist: ["CGJ"], basis: NOISE_LAW },
    // Who acts against building noise at night differs from place to place; here nobody has decided.
    { area, category: "NOISE.CONSTRUCTION", band: NIGHT, lead: "CGJ.ENF", assist: ["ZJJ", "EEB"], basis: NOISE_LAW },
    { area, category: "NOISE.CONSTRUCTION", band: NIGHT, lead: "EEB.ENF", assist: ["ZJJ", "CGJ"], basis: NOISE_LAW },
    { area, category: "NOISE.SOCIAL", lead: "CGJ.ENF", assist: ["GAJ"], basis: NOISE_LAW },
    { area, category: "NOISE.SOCIAL", subject: "square_dance", lead: "GAJ.ORD", assist: ["CGJ"], basis: NOISE_LAW },
    { area, category: "NOISE.SOCIAL", subject: "shop", lead: "CGJ.ENF", assist: ["GAJ"], basis: NOISE_LAW },
    { area, category: "NOISE.SOCIAL", subject: "vendor", lead: "CGJ.ENF", assist: [], basis: NOISE_LAW },
    { area, category: "NOISE.SOCIAL", subject: "vendor", lead: "GAJ.ORD", assist: [], basis: NOISE_LAW },
    { area, category: "NOISE.EQUIPMENT", lead: "EEB.ENF", assist: ["CGJ"], basis: NOISE_LAW },
    { area, category: "NOISE.TRAFFIC", lead: "JTJ.ROAD", assist: ["GAJ"], basis: NOISE_LAW },
    { area, category: "WATER.SEWAGE", lead: "EEB.PRJ", assist: ["ZJJ"], basis: WATER_LAW },
    { area, category: "WATER.FARM", lead: "NYJ.LIV", assist: ["EEB"], basis: WATER_LAW },
    { area, category: "WATER.BLACK_ODOROUS", lead: "ZJJ.PIPE", assist: ["EEB", "SLJ"], basis: WATER_LAW },
    { area, category: "WATER.OUTFALL", lead: "EEB.ENF", assist: ["SLJ"], basis: WATER_LAW },
    { area, category: "WATER.DRINKING", lead: "EEB.POL", assist: ["SLJ"], basis: WATER_LAW },
    { area, category: "WATER.MISCONNECTION", lead: "ZJJ.PIPE", assist: ["CGJ"], basis: WATER_LAW },
    { area, category: "WASTE.HAZARDOUS", lead: "EEB.ENF", assist: ["GAJ"], basis: WASTE_LAW },
    { area, category: "WASTE.DUMPING", lead: "EEB.ENF", assist: ["GAJ", "CGJ"], basis: WASTE_LAW },
    { area, category: "WASTE.CONSTRUCTION", lead: "CGJ.SAN", assist: ["ZJJ"], basis: WASTE_LAW },
    { area, category: "WASTE.HOUSEHOLD", lead: "CGJ.SAN", assist: [], basis: WASTE_LAW },
    { area, category: "ECO.RESERVE", lead: "EEB.PRJ", assist: ["SLJ"], basis: LIST },
    { area, category: "ECO.QUARRY", lead: "SLJ.RIV", assist: ["EEB", "GAJ"], basis: LIST },
    { area, category: "ECO.ILLEGAL_BUILDING", lead: "CGJ.ENF", assist: ["ZJJ"], basis: LIST },
    { area, category: "RAD", lead: "EEB.RAD", assist: [], basis: LIST },
    { area, category: "RAD.ELECTROMAGNETIC", lead: "EEB.RAD", assist: ["EEB-YH"], basis: LIST },
    { area, category: "LIVESTOCK", lead: "NYJ.LIV", assist: ["EEB"], basis: LIST },
    { area, category: "OTHER.SERVICE", lead: "DH12345.DESK", assist: [], basis: LIST },
    { area, category: "OTHER.SUGGESTION", lead: "DH12345.DESK", assist: [], basis: LIST },
  ];
}

function ruleOf(draft: RuleDraft, code: string, now: Date): DemoRule {
  const [department = ""] = draft.lead.split(".");
  return {
    code,
    cellCode: draft.area?.cell.code ?? null,
    categoryCode: draft.category,
    subjectType: draft.subject ?? null,
    timeBand: draft.band ?? null,
    leadDepartmentCode: department,
    leadPostCode: draft.lead.includes(".") ? draft.lead : null,
    leadPostKind: draft.leadKind ?? null,
    assistDepartmentCodes: [...(draft.assist ?? [])],
    legalBasis: draft.basis,
    from: isoOf(midnightBefore(now, draft.fromDay ?? 1400)),
    to: draft.toDay === undefined ? null : isoOf(midnightBefore(now, draft.toDay)),
  };
}

function plantedGaps(undecided: DemoPlace): PlantedQuestion[] {
  const gap = (categoryCode: string, cellCode: string | null, note: string) => ({
    categoryCode, cellCode, subjectType: null, minuteOfDay: 12 * 60, ruleCodes: [], note,
  });
  return [
    gap("NOISE.PET", null, "流浪犬、宠物噪声：责任清单未列入"),
    gap("OTHER.IMPLICIT", null, "劳资、邻里诉求：不属环境监管职责"),
    gap("AIR.FIREWORKS", undecided.cell.code, "烟花爆竹：该县移交后未明确牵头单位"),
  ];
}

function plantedAmbiguities(rules: readonly DemoRule[], divided: DemoPlace): PlantedQuestion[] {
  const tie = (categoryCode: string, cellCode: string | null, subjectType: string | null, minuteOfDay: number, note: string) => ({
    categoryCode, cellCode, subjectType, minuteOfDay, note,
    ruleCodes: rules
      .filter((rule) => rule.categoryCode === categoryCode && rule.subjectType === subjectType)
      .filter((rule) => (minuteOfDay < 6 * 60 ? rule.timeBand === NIGHT : rule.timeBand === null))
      .filter((rule) => rule.cellCode === (cellCode ?? rules.find(({ categoryCode: code }) => code === "RAD")?.cellCode))
      .map((rule) => rule.code),
  });
  return [
    tie("NOISE.CONSTRUCTION", null, null, 60, "夜间施工噪声：城管与生态环境同等具体（石岭街道已裁定除外）"),
    tie("NOISE.SOCIAL", null, "vendor", 12 * 60, "流动叫卖：城管与公安同等具体"),
    tie("WATER.BLACK_ODOROUS", divided.cell.code, null, 12 * 60, "黑臭水体：该区城管与住建同等具体"),
  ];
}

function found(places: readonly DemoPlace[], isIt: (place: DemoPlace) => boolean, name: string): DemoPlace {
  const place = places.find(isIt);
  if (!place) throw new RangeError(`The demo city has no ${name}: the rules name it.`);
  return place;
}
