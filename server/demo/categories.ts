import type { DemoCategory } from "./demo-records.ts";

type Branch = readonly [code: string, nameZh: string, nameEn: string, children: readonly (readonly [string, string, string])[]];

/** Pollution types in two levels, after the ministry's monthly bulletins and the trade's own words. */
const TREE: readonly Branch[] = [
  ["AIR", "大气", "Air", [
    ["ODOUR", "恶臭异味", "Odour"],
    ["SMOKE_DUST", "烟粉尘", "Smoke and dust"],
    ["INDUSTRIAL_GAS", "工业废气", "Industrial gas"],
    ["COOKING_FUME", "餐饮油烟", "Cooking fume"],
    ["CONSTRUCTION_DUST", "施工扬尘", "Construction dust"],
    ["ROAD_DUST", "道路扬尘与渣土运输", "Road dust and spoil haulage"],
    ["OPEN_BURNING", "秸秆与垃圾焚烧", "Open burning"],
    ["FIREWORKS", "烟花爆竹", "Fireworks"],
    ["BOILER", "燃煤锅炉烟气", "Coal boiler smoke"],
    ["VEHICLE", "机动车尾气", "Vehicle exhaust"],
  ]],
  ["NOISE", "噪声", "Noise", [
    ["CONSTRUCTION", "建设施工噪声", "Construction noise"],
    ["INDUSTRIAL", "工业噪声", "Industrial noise"],
    ["SOCIAL", "社会生活噪声", "Social life noise"],
    ["EQUIPMENT", "设备噪声", "Equipment noise"],
    ["TRAFFIC", "交通噪声", "Traffic noise"],
    ["PET", "宠物与流浪犬噪声", "Pet and stray dog noise"],
  ]],
  ["WATER", "水", "Water", [
    ["INDUSTRIAL", "工业废水", "Industrial wastewater"],
    ["SEWAGE", "生活污水", "Domestic sewage"],
    ["FARM", "养殖废水", "Farm wastewater"],
    ["BLACK_ODOROUS", "黑臭水体", "Black and odorous water"],
    ["OUTFALL", "入河排污口", "River outfall"],
    ["DRINKING", "饮用水源", "Drinking water source"],
    ["MISCONNECTION", "雨污混排", "Sewer misconnection"],
  ]],
  ["WASTE", "固废", "Solid waste", [
    ["INDUSTRIAL", "工业固废", "Industrial waste"],
    ["HAZARDOUS", "危险废物", "Hazardous waste"],
    ["CONSTRUCTION", "建筑垃圾", "Construction waste"],
    ["HOUSEHOLD", "生活垃圾", "Household waste"],
    ["DUMPING", "非法倾倒填埋", "Illegal dumping"],
  ]],
  ["ECO", "生态破坏", "Ecological damage", [
    ["RESERVE", "自然保护区", "Nature reserve"],
    ["QUARRY", "毁林采砂采石", "Felling, sand and stone extraction"],
    ["ILLEGAL_BUILDING", "违法建设", "Illegal building"],
  ]],
  ["RAD", "辐射", "Radiation", [
    ["ELECTROMAGNETIC", "电磁辐射", "Electromagnetic radiation"],
    ["IONISING", "电离辐射", "Ionising radiation"],
  ]],
  ["LIVESTOCK", "畜禽养殖", "Livestock", [
    ["ODOUR", "养殖臭气", "Livestock odour"],
    ["MANURE", "养殖粪污", "Livestock manure"],
  ]],
  ["OTHER", "其他", "Other", [
    ["SERVICE", "服务咨询", "Inquiry"],
    ["SUGGESTION", "意见建议", "Suggestion"],
    ["IMPLICIT", "非环境诉求（劳资、邻里）", "Not environmental (labour, neighbours)"],
  ]],
];

/** The category tree, parents before children. */
export function demoCategories(): DemoCategory[] {
  return TREE.flatMap(([code, nameZh, nameEn, children]) => [
    { code, parentCode: null, nameZh, nameEn },
    ...children.map(([child, childZh, childEn]) => ({
      code: `${code}.${child}`,
      parentCode: code,
      nameZh: childZh,
      nameEn: childEn,
    })),
  ]);
}
