/** What a quantity is measured as; values are kept in its first unit. */
export type Dimension = "concentration" | "bacteria" | "temperature" | "acidity" | "length" | "voltage";

export interface Indicator {
  /** Code of HJ 525 / HJ 212; a word of our own where neither has one. */
  code: string;
  /** Other codes that mean it, such as the dissolved or total form that a station reports. */
  otherCodes: readonly string[];
  nameZh: string;
  nameEn: string;
  dimension: Dimension;
  /** Names of columns and abbreviations, compared without case, spaces and punctuation. */
  aliases: readonly string[];
  /** How GB 3838 and 环办〔2011〕22号 use it. */
  role: IndicatorRole;
}

/**
 * `judged`: one of the 21 that decide the class of a section; `apart`: of the 24 of table 1 but told
 * on its own (water temperature, total nitrogen, faecal coliforms); `other`: not in table 1.
 */
export type IndicatorRole = "judged" | "apart" | "other";

/** The 24 basic items of GB 3838-2002 table 1 in its order, then what black-odorous water needs. */
export const INDICATORS: readonly Indicator[] = [
  indicator("w01010", "水温", "Water temperature", "temperature", "apart", ["temperature", "temp", "wt", "water_temp"]),
  indicator("w01001", "pH", "pH", "acidity", "judged", ["pH值", "ph_value", "酸碱度"]),
  indicator("w01009", "溶解氧", "Dissolved oxygen", "concentration", "judged", ["DO", "oxygen"]),
  indicator("w01019", "高锰酸盐指数", "Permanganate index", "concentration", "judged", ["CODMn", "IMn", "高锰酸钾指数", "permanganate"]),
  indicator("w01018", "化学需氧量", "Chemical oxygen demand", "concentration", "judged", ["COD", "CODCr"]),
  indicator("w01017", "五日生化需氧量", "Five-day biochemical oxygen demand", "concentration", "judged", ["BOD5", "BOD", "生化需氧量"]),
  indicator("w21003", "氨氮", "Ammonia nitrogen", "concentration", "judged", ["NH3-N", "NH3N", "NH4-N", "ammonia", "NH3"]),
  indicator("w21011", "总磷", "Total phosphorus", "concentration", "judged", ["TP", "总磷(以P计)"]),
  indicator("w21001", "总氮", "Total nitrogen", "concentration", "apart", ["TN", "总氮(以N计)"]),
  indicator("w20138", "铜", "Copper", "concentration", "judged", ["Cu", "总铜"], ["w20122"]),
  indicator("w20139", "锌", "Zinc", "concentration", "judged", ["Zn", "总锌"], ["w20123"]),
  indicator("w21017", "氟化物", "Fluoride", "concentration", "judged", ["F", "F-", "氟化物(以F计)"]),
  indicator("w20128", "硒", "Selenium", "concentration", "judged", ["Se", "总硒"], ["w20140"]),
  indicator("w20119", "砷", "Arsenic", "concentration", "judged", ["As", "总砷"], ["w20141"]),
  indicator("w20111", "汞", "Mercury", "concentration", "judged", ["Hg", "总汞"], ["w20142"]),
  indicator("w20115", "镉", "Cadmium", "concentration", "judged", ["Cd", "总镉"], ["w20143"]),
  indicator("w20117", "六价铬", "Hexavalent chromium", "concentration", "judged", ["Cr6+", "Cr(VI)", "铬(六价)", "铬六价"]),
  indicator("w20120", "铅", "Lead", "concentration", "judged", ["Pb", "总铅"], ["w20144"]),
  indicator("w21016", "氰化物", "Cyanide", "concentration", "judged", ["CN", "CN-", "总氰化物"]),
  indicator("w23002", "挥发酚", "Volatile phenols", "concentration", "judged", ["phenol", "volatile_phenol", "挥发性酚"]),
  indicator("w22001", "石油类", "Petroleum", "concentration", "judged", ["oil", "petroleum_oil"]),
  indicator("w19002", "阴离子表面活性剂", "Anionic surfactants", "concentration", "judged", ["LAS", "surfactant"]),
  indicator("w21019", "硫化物", "Sulphide", "concentration", "judged", ["S2-", "sulfide"]),
  indicator("w02003", "粪大肠菌群", "Faecal coliforms", "bacteria", "apart", ["fecal_coliform", "faecal_coliform", "coliform", "粪大肠菌群数"]),
  indicator("transparency", "透明度", "Transparency", "length", "other", ["SD", "secchi"]),
  indicator("redox_potential", "氧化还原电位", "Redox potential", "voltage", "other", ["ORP", "redox"]),
  indicator("water_depth", "水深", "Water depth", "length", "other", ["depth", "深度", "水深度"]),
];

const byCode = new Map(INDICATORS.flatMap((found) => [found.code, ...found.otherCodes].map((code) => [code, found] as const)));
const byName = new Map(INDICATORS.flatMap((found) =>
  [found.code, ...found.otherCodes, found.nameZh, found.nameEn, ...found.aliases].map((name) => [plainName(name), found] as const)));

/** The indicator of a code of ours; undefined for any other text. */
export function indicatorOf(code: string): Indicator | undefined {
  return byCode.get(code);
}

/** The indicator that a code, name, abbreviation or column name means. */
export function findIndicator(name: string): Indicator | undefined {
  return byName.get(plainName(name));
}

function plainName(name: string): string {
  // NFKC makes ₃ of NH₃ a 3 and the full-width （ an (. A percentage is another quantity.
  return name.normalize("NFKC").toLowerCase().replaceAll(/[^\p{L}\p{N}%‰]/gu, "");
}

function indicator(
  code: string, nameZh: string, nameEn: string, dimension: Dimension, role: IndicatorRole, aliases: readonly string[], otherCodes: readonly string[] = [],
): Indicator {
  return { code, otherCodes, nameZh, nameEn, dimension, aliases, role };
}
