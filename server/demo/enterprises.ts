import type { Random } from "../../geo/index.ts";
import { creditCode } from "./credit-code.ts";
import { drawIndex, pickOne, randomFor, runningSums } from "./demo-random.ts";
import type { DemoEnterprise } from "./demo-records.ts";
import { metresBetween, positionIn } from "./places.ts";
import type { DemoPlace, DemoTerritory } from "./territory.ts";

const COUNT = 400;

interface Trade {
  kind: string;
  subjectType: string;
  /** What follows the company's own name. */
  suffix: string;
  /** Kinds of complaint that it gives rise to. */
  categories: readonly string[];
  weight: number;
  isRural: boolean;
}

const TRADES: readonly Trade[] = [
  trade("包装印刷", "printing", "包装印务有限公司", ["AIR.INDUSTRIAL_GAS", "AIR.ODOUR"], 26, false),
  trade("汽车维修", "auto_repair", "汽车维修服务有限公司", ["AIR.INDUSTRIAL_GAS", "WASTE.HAZARDOUS"], 30, false),
  trade("家具制造", "furniture", "家居制造有限公司", ["AIR.INDUSTRIAL_GAS", "NOISE.INDUSTRIAL"], 24, true),
  trade("化工", "chemical", "精细化工有限公司", ["AIR.ODOUR", "WATER.INDUSTRIAL"], 14, true),
  trade("食品加工", "food", "食品有限公司", ["AIR.ODOUR", "WATER.INDUSTRIAL"], 34, true),
  trade("豆制品", "bean_curd", "豆制品加工有限公司", ["AIR.BOILER", "WATER.INDUSTRIAL"], 18, true),
  trade("冷库", "cold_storage", "冷链仓储有限公司", ["NOISE.EQUIPMENT"], 20, false),
  trade("混凝土搅拌", "concrete", "新型建材有限公司", ["AIR.SMOKE_DUST", "NOISE.INDUSTRIAL"], 28, true),
  trade("货场", "freight_yard", "物流货场有限公司", ["AIR.SMOKE_DUST", "AIR.ROAD_DUST"], 16, true),
  trade("机动车检验", "vehicle_inspection", "机动车检测有限公司", ["AIR.VEHICLE"], 12, false),
  trade("再生资源回收", "recycling", "再生资源回收有限公司", ["WASTE.INDUSTRIAL", "WASTE.HAZARDOUS"], 24, true),
  trade("餐饮", "restaurant", "餐饮管理有限公司", ["AIR.COOKING_FUME"], 46, false),
  trade("污水处理", "sewage_plant", "水务有限公司", ["AIR.ODOUR", "WATER.OUTFALL"], 12, true),
  trade("机械加工", "machining", "机械制造有限公司", ["NOISE.INDUSTRIAL", "WASTE.INDUSTRIAL"], 32, true),
  trade("饲料加工", "feed", "饲料有限公司", ["AIR.ODOUR", "AIR.SMOKE_DUST"], 14, true),
  trade("畜禽养殖", "livestock_farm", "养殖专业合作社", ["LIVESTOCK.ODOUR", "LIVESTOCK.MANURE", "WATER.FARM"], 60, true),
];

const FIRST = ["恒", "绿", "鑫", "盛", "瑞", "德", "华", "兴", "源", "泰", "隆", "嘉", "康", "宏", "博", "安", "众", "诚", "丰", "吉"] as const;
const SECOND = ["牧", "源", "达", "通", "茂", "和", "利", "远", "悦", "升", "祥", "润", "邦", "信", "泽", "成", "辉", "顺", "昌", "禾"] as const;

export interface DemoBusiness {
  record: DemoEnterprise;
  village: DemoPlace;
  categories: readonly string[];
  /** How a complaint calls it: 恒牧养殖 rather than 示范市恒牧养殖专业合作社. */
  shortName: string;
}

/** Made-up companies; their credit codes check out but name a division that does not exist. */
export function demoEnterprises(seed: number, territory: DemoTerritory): DemoBusiness[] {
  const random = randomFor(seed, "enterprises");
  const urban = runningSums(territory.villages.map(({ density }) => density * density * density * density));
  const rural = runningSums(territory.villages.map(({ density }) => 1 / density));
  const trades = runningSums(TRADES.map(({ weight }) => weight));
  const names = new Set<string>();
  const liuxi = territory.towns.find((town) => town.cell.nameZh === "柳溪镇");
  return Array.from({ length: COUNT }, (_, at) => {
    const isKnown = at < 2 && liuxi !== undefined;
    const chosen = isKnown ? (TRADES.find(({ kind }) => kind === (at === 0 ? "畜禽养殖" : "饲料加工")) ?? TRADES[0]) : TRADES[drawIndex(trades, random)];
    if (!chosen) throw new RangeError("No trade to choose from.");
    const village = isKnown
      ? (liuxi.children.find(({ cell }) => cell.nameZh === "柳溪村") ?? pickOne(liuxi.children, random))
      : (territory.villages[drawIndex(chosen.isRural ? rural : urban, random)] ?? pickOne(territory.villages, random));
    const own = isKnown ? (at === 0 ? "恒牧" : "绿源") : freshName(chosen, names, random);
    names.add(own + chosen.suffix);
    const [lng, lat] = positionIn(village, random);
    const uscc = creditCode(chosen.kind === "畜禽养殖" ? "93" : "91", village.cell.code.slice(0, 6), at + 1);
    const record: DemoEnterprise = {
      code: `E${String(at + 1).padStart(4, "0")}`,
      nameZh: `示范市${own}${chosen.suffix}`,
      uscc,
      kind: chosen.kind,
      subjectType: chosen.subjectType,
      lng,
      lat,
      cellCode: village.cell.code,
    };
    return { record, village, categories: chosen.categories, shortName: own + chosen.suffix.replace(/(管理|服务)?(专业合作社|有限公司)$/, "") };
  });
}

/** Businesses by kind of complaint, so that a complaint can be put beside its likely source. */
export function businessesByCategory(businesses: readonly DemoBusiness[]): Map<string, DemoBusiness[]> {
  const byCategory = new Map<string, DemoBusiness[]>();
  for (const business of businesses)
    for (const category of business.categories) byCategory.set(category, [...(byCategory.get(category) ?? []), business]);
  return byCategory;
}

/** Businesses no nearer to each other than this are easier to tell apart as sources. */
export function isAlone(business: DemoBusiness, businesses: readonly DemoBusiness[], metres: number): boolean {
  return businesses.every(
    (other) =>
      other === business ||
      metresBetween([business.record.lng, business.record.lat], [other.record.lng, other.record.lat]) > metres,
  );
}

function freshName(chosen: Trade, names: ReadonlySet<string>, random: Random): string {
  for (;;) {
    const name = pickOne(FIRST, random) + pickOne(SECOND, random);
    if (name[0] !== name[1] && !names.has(name + chosen.suffix)) return name;
  }
}

function trade(
  kind: string,
  subjectType: string,
  suffix: string,
  categories: readonly string[],
  weight: number,
  isRural: boolean,
): Trade {
  return { kind, subjectType, suffix, categories, weight, isRural };
}
