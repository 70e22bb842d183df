/** When, where and about what people complain, by kind of complaint. All made up, all planted on purpose. */
export interface CategoryProfile {
  code: string;
  /** Share of all incidents, in parts of the sum. */
  weight: number;
  /** Relative frequency by local hour, 0 to 23. */
  hours: readonly number[];
  /** Relative frequency by month, January to December. */
  months: readonly number[];
  /** Saturdays and Sundays against working days. */
  weekendFactor: number;
  setting: "urban" | "even" | "rural";
  /** What is complained about, with the subject type that it counts as. */
  sources: readonly (readonly [subjectType: string | null, nameZh: string])[];
  /** Short forms for the title, following the source. */
  shorts: readonly string[];
  /** What is happening, following the source. */
  facts: readonly string[];
}

const digits = (text: string) => [...text].map(Number);

const FLAT = digits("111112456666555556665432");
const WORK = digits("111112369999679998654321");
const DINNER = digits("100001123458641136998531");
const NIGHT = digits("886542111111111111124799");
const DUSK = digits("221112333333333455699843");
const DAWN = digits("112369965433334455543211");

const YEAR_ROUND = digits("555555555555");
const SUMMER = digits("233457999643");
const WINTER = digits("986532222357");
const BUILDING = digits("314567777764");
const HARVEST = digits("112229411892");
const SPRING_FESTIVAL = digits("993111111114");
const DRY = digits("567865444567");

type Row = readonly [
  code: string,
  weight: number,
  hours: readonly number[],
  months: readonly number[],
  weekendFactor: number,
  setting: CategoryProfile["setting"],
  sources: CategoryProfile["sources"],
  shorts: readonly string[],
  facts: readonly string[],
];

const ROWS: readonly Row[] = [
  ["AIR.ODOUR", 62, DUSK, SUMMER, 0.9, "even", [["food", "食品厂"], ["chemical", "化工厂"], [null, "不明来源"]], ["异味扰民", "刺鼻气味"], ["夜间散发刺鼻气味", "生产时有明显酸臭味", "异味随风飘入居民区"]],
  ["AIR.SMOKE_DUST", 30, WORK, DRY, 0.7, "rural", [["concrete", "搅拌站"], ["freight_yard", "货场"], [null, "砂石料场"]], ["扬尘冒烟", "粉尘污染"], ["物料露天堆放未覆盖", "装卸作业粉尘飞扬", "除尘设施未开启"]],
  ["AIR.INDUSTRIAL_GAS", 36, WORK, YEAR_ROUND, 0.6, "even", [["printing", "印刷厂"], ["furniture", "家具厂"], ["auto_repair", "汽修店"]], ["喷涂废气直排", "油漆味"], ["喷漆作业未在密闭车间进行", "废气未经处理直接排放", "活性炭装置疑似长期未更换"]],
  ["AIR.COOKING_FUME", 88, DINNER, SUMMER, 1.5, "urban", [["restaurant", "饭店"], ["restaurant", "烧烤店"], ["restaurant", "火锅店"]], ["油烟直排", "餐饮油烟扰民"], ["油烟管道直对居民楼窗户", "油烟净化器未运行", "露天烧烤烟气弥漫"]],
  ["AIR.CONSTRUCTION_DUST", 44, WORK, BUILDING, 0.8, "urban", [["construction_site", "建筑工地"], ["construction_site", "拆迁工地"]], ["施工扬尘", "裸土未覆盖"], ["裸露土方未覆盖", "未采取湿法作业", "车辆出场未冲洗带泥上路"]],
  ["AIR.ROAD_DUST", 34, NIGHT, DRY, 0.9, "even", [["truck", "渣土车"], ["truck", "运输车辆"]], ["沿途抛洒", "道路扬尘"], ["密闭不严沿途抛洒", "夜间高速行驶扬尘严重", "路面积尘长期未清扫"]],
  ["AIR.OPEN_BURNING", 36, DUSK, HARVEST, 1.1, "rural", [[null, "田间"], [null, "村头空地"]], ["焚烧秸秆", "露天焚烧垃圾"], ["有人焚烧秸秆产生浓烟", "露天焚烧生活垃圾", "焚烧落叶杂物"]],
  ["AIR.FIREWORKS", 16, DUSK, SPRING_FESTIVAL, 1.6, "even", [[null, "小区门口"], ["shop", "商户"]], ["违规燃放烟花爆竹", "燃放鞭炮"], ["在禁放区域燃放烟花爆竹", "开业燃放鞭炮烟雾噪声大"]],
  ["AIR.BOILER", 18, DAWN, WINTER, 0.9, "rural", [["bean_curd", "豆腐坊"], [null, "浴池"]], ["锅炉冒黑烟", "燃煤烟气"], ["使用燃煤小锅炉冒黑烟", "烟囱低矮烟气呛人"]],
  ["AIR.VEHICLE", 12, WORK, YEAR_ROUND, 0.7, "even", [["vehicle_inspection", "机动车检测站"], ["truck", "货运车辆"]], ["尾气冒黑烟", "排放检测问题"], ["车辆排队怠速尾气严重", "大货车冒黑烟"]],
  ["NOISE.CONSTRUCTION", 96, NIGHT, BUILDING, 1.2, "urban", [["construction_site", "建筑工地"], ["construction_site", "市政道路施工"]], ["夜间施工噪声", "施工噪声扰民"], ["夜间仍在浇筑混凝土", "凌晨使用破碎锤作业", "未见夜间施工公告仍连续施工", "午休时段使用电锯电镐", "高噪声设备未采取降噪措施"]],
  ["NOISE.INDUSTRIAL", 34, WORK, YEAR_ROUND, 0.7, "even", [["machining", "机加工厂"], ["furniture", "木材加工厂"]], ["生产噪声", "设备轰鸣"], ["厂房门窗敞开生产噪声大", "冲压设备撞击声持续"]],
  ["NOISE.SOCIAL", 92, DUSK, SUMMER, 1.6, "urban", [["square_dance", "广场舞队伍"], ["shop", "商铺音响"], ["vendor", "流动叫卖车"], [null, "露天卡拉OK"]], ["噪声扰民", "音量过大"], ["音量过大且持续到深夜", "使用高音喇叭反复播放", "长时间占用公共场地"]],
  ["NOISE.EQUIPMENT", 40, NIGHT, SUMMER, 1, "urban", [["cold_storage", "冷库压缩机"], [null, "空调外机"], [null, "水泵房"]], ["设备噪声", "低频噪声"], ["昼夜运转低频噪声明显", "外机紧邻居民窗户"]],
  ["NOISE.TRAFFIC", 18, NIGHT, YEAR_ROUND, 1, "even", [["truck", "大货车"], [null, "高架道路"]], ["交通噪声", "鸣笛扰民"], ["夜间频繁鸣笛", "车流噪声大无隔声屏障"]],
  ["NOISE.PET", 14, NIGHT, YEAR_ROUND, 1.1, "urban", [["pet", "流浪犬"], ["pet", "住户宠物犬"]], ["犬吠扰民", "夜间犬吠"], ["夜间长时间吠叫", "长时间吠叫", "成群聚集吠叫无人管理"]],
  ["WATER.INDUSTRIAL", 18, NIGHT, YEAR_ROUND, 0.9, "rural", [["food", "食品厂"], ["chemical", "化工厂"], ["bean_curd", "豆制品作坊"]], ["偷排废水", "废水外溢"], ["夜间向沟渠排放有色废水", "厂区外沟渠有泡沫和异味"]],
  ["WATER.SEWAGE", 30, FLAT, SUMMER, 1, "rural", [[null, "污水管道"], [null, "化粪池"]], ["污水横流", "污水外溢"], ["破损污水沿路面流淌", "长期满溢流入沟渠"]],
  ["WATER.FARM", 12, DAWN, SUMMER, 1, "rural", [["livestock_farm", "养殖场"]], ["养殖废水直排", "粪水入河"], ["粪水未经处理排入河沟", "雨天粪污随雨水外流"]],
  ["WATER.BLACK_ODOROUS", 24, FLAT, SUMMER, 1, "urban", [[null, "河沟"], [null, "明渠"]], ["水体黑臭", "河道发黑发臭"], ["水体发黑并散发臭味", "水面漂浮垃圾和油污"]],
  ["WATER.OUTFALL", 10, FLAT, SUMMER, 1, "even", [[null, "入河排污口"], ["sewage_plant", "污水处理厂排口"]], ["排水异常", "晴天排水"], ["晴天持续排放浑浊污水", "排口附近水色异常"]],
  ["WATER.DRINKING", 6, FLAT, SUMMER, 1, "rural", [[null, "水源地保护区"], [null, "村级水井"]], ["水源受污染", "保护区内垂钓"], ["一级保护区内有人游泳垂钓", "井水浑浊有异味"]],
  ["WATER.MISCONNECTION", 16, FLAT, SUMMER, 1, "urban", [[null, "雨水井"], ["shop", "沿街商户"]], ["雨污混排", "污水进雨水管"], ["将污水倒入雨水井", "雨水管网有污水流出"]],
  ["WASTE.INDUSTRIAL", 12, WORK, YEAR_ROUND, 0.8, "rural", [["recycling", "废品回收站"], ["machining", "加工厂"]], ["工业固废乱堆", "边角料露天堆放"], ["废料露天堆放无防渗措施", "一般固废混入生活垃圾"]],
  ["WASTE.HAZARDOUS", 8, NIGHT, YEAR_ROUND, 1, "rural", [["auto_repair", "汽修店"], ["recycling", "废品回收站"]], ["非法拆解铅蓄电池", "废机油乱倒"], ["疑似非法拆解铅蓄电池", "废机油倾倒在路边"]],
  ["WASTE.CONSTRUCTION", 26, NIGHT, BUILDING, 1.1, "urban", [["construction_site", "施工队"], ["truck", "渣土车"]], ["乱倒建筑垃圾", "偷倒装修垃圾"], ["将建筑垃圾倒在路边绿化带", "倾倒的装修垃圾长期无人清运"]],
  ["WASTE.HOUSEHOLD", 44, FLAT, SUMMER, 1.1, "even", [[null, "垃圾投放点"], [null, "沟渠"]], ["垃圾堆积", "垃圾清运不及时"], ["垃圾满溢多日未清运", "周边堆满生活垃圾"]],
  ["WASTE.DUMPING", 14, NIGHT, YEAR_ROUND, 1, "rural", [["truck", "不明车辆"], [null, "废弃坑塘"]], ["非法倾倒", "填埋垃圾"], ["夜间倾倒不明废物", "倾倒不明废物", "附近坑塘被垃圾填埋"]],
  ["ECO.RESERVE", 4, WORK, SUMMER, 1.3, "rural", [[null, "自然保护区"]], ["违规活动", "违规搭建"], ["内有人违规露营生火", "内新建房屋"]],
  ["ECO.QUARRY", 8, NIGHT, DRY, 1, "rural", [["truck", "采砂船"], [null, "采石点"]], ["盗采砂石", "毁林采石"], ["夜间盗采河砂", "毁坏林地采石"]],
  ["ECO.ILLEGAL_BUILDING", 12, WORK, BUILDING, 1, "even", [[null, "临时板房"], [null, "彩钢棚"]], ["违法建设", "占用河道搭建"], ["占用绿地搭建", "未批先建影响排水"]],
  ["RAD.ELECTROMAGNETIC", 10, FLAT, YEAR_ROUND, 1, "urban", [["base_station", "通信基站"], [null, "变电站"]], ["电磁辐射担忧", "要求检测辐射"], ["距离居民楼过近", "安装前未告知居民"]],
  ["RAD.IONISING", 2, WORK, YEAR_ROUND, 0.6, "urban", [[null, "诊所放射科"], [null, "探伤作业点"]], ["辐射防护疑问", "作业未设警戒"], ["防护门破损", "作业现场未设警示标志"]],
  ["LIVESTOCK.ODOUR", 40, DAWN, SUMMER, 1, "rural", [["livestock_farm", "养殖场"], ["livestock_farm", "养鸡场"]], ["粪污异味", "养殖臭气"], ["臭气影响周边村民", "清粪时恶臭难闻", "蚊蝇滋生臭味大"]],
  ["LIVESTOCK.MANURE", 18, DAWN, SUMMER, 1, "rural", [["livestock_farm", "养殖场"], ["livestock_farm", "散养户"]], ["粪污乱堆", "粪污下河"], ["粪污堆放在路边未遮盖", "粪污流入农田沟渠"]],
  ["OTHER.SERVICE", 34, WORK, YEAR_ROUND, 0.4, "even", [[null, "排污许可"], [null, "室内甲醛检测"], [null, "环评审批"]], ["办理咨询", "政策咨询"], ["办理流程和所需材料", "收费标准和办理时限"]],
  ["OTHER.SUGGESTION", 16, WORK, YEAR_ROUND, 0.6, "even", [[null, "道路洒水"], [null, "垃圾分类"], [null, "噪声监测"]], ["工作建议", "改进建议"], ["建议优化作业时间", "建议增设监测点位并公开数据"]],
  ["OTHER.IMPLICIT", 12, WORK, YEAR_ROUND, 0.8, "even", [[null, "厂区用工"], [null, "邻里排水"]], ["纠纷", "诉求"], ["拖欠工资引发矛盾", "相邻排水纠纷"]],
];

export const CATEGORY_PROFILES: readonly CategoryProfile[] = ROWS.map(
  ([code, weight, hours, months, weekendFactor, setting, sources, shorts, facts]) => ({
    code, weight, hours, months, weekendFactor, setting, sources, shorts, facts,
  }),
);

/**
 * The profile of a kind of complaint.
 * @throws {RangeError} when there is none.
 */
export function profileOf(code: string): CategoryProfile {
  const profile = CATEGORY_PROFILES.find((each) => each.code === code);
  if (!profile) throw new RangeError(`No profile of ${code}: add it to the table.`);
  return profile;
}
