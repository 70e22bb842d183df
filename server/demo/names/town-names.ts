/** Counties of the demo city, each with where it lies, as shares of the city's width and height. */
export const COUNTIES = [
  { nameZh: "安澜区", nameEn: "Anlan District", short: "AL", isUrban: true, place: [0.72, 0.75] },
  { nameZh: "云湖区", nameEn: "Yunhu District", short: "YH", isUrban: true, place: [0.47, 0.47] },
  { nameZh: "高新区", nameEn: "Gaoxin District", short: "GX", isUrban: true, place: [0.82, 0.38] },
  { nameZh: "桐岭县", nameEn: "Tongling County", short: "TL", isUrban: false, place: [0.32, 0.78] },
  { nameZh: "丰堰县", nameEn: "Fengyan County", short: "FY", isUrban: false, place: [0.17, 0.38] },
  { nameZh: "澜山县", nameEn: "Lanshan County", short: "LS", isUrban: false, place: [0.5, 0.14] },
] as const;

/** Names that a county must have: other demo content refers to them. */
export const FIXED_TOWNS: Readonly<Record<string, { streets: readonly string[]; towns: readonly string[] }>> = {
  安澜区: { streets: ["澜城", "望澜"], towns: ["柳溪", "泉岭", "柳岭", "白湾", "栖坪"] },
  云湖区: { streets: ["枫溪", "石岭", "云湖", "湖滨"], towns: ["荷塘"] },
  高新区: { streets: ["泉湾", "杏坪", "创新"], towns: ["锦堰"] },
  桐岭县: { streets: [], towns: ["桐城", "青桥", "杏湾"] },
  丰堰县: { streets: [], towns: ["丰城", "沙堰", "石渠"] },
  澜山县: { streets: [], towns: ["澜阳", "梅塘", "松垭"] },
};

/** Stems for all other towns, streets and townships. */
export const TOWN_STEMS = [
  "清河", "双桥", "白塔", "龙泉", "青山", "高桥", "竹溪", "南岭", "北坪", "东湖", "西坝", "金沙", "银杏", "玉泉", "凤林",
  "鹤鸣", "松林", "桃源", "梅岭", "兰亭", "菊园", "槐荫", "榆树", "枣林", "桂花", "柏坪", "枫桥", "莲池", "芦塘", "苇湾",
  "石门", "石桥", "黄岗", "红岩", "黑石", "白沙", "青石", "紫云", "彩霞", "朝阳", "长岭", "长滩", "大坪", "小河", "新集",
  "老营", "三溪", "四方", "五桥", "六合", "七里", "八岭", "九湾", "安平", "永宁", "太和", "兴隆", "福田", "长乐", "仁和",
  "义兴", "礼泉", "文昌", "武陵", "平川", "望江", "临溪", "听涛", "观山", "揽月", "云台", "云峰", "雾岭", "霞光", "晴川",
] as const;
