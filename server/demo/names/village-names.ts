/** Villages of 柳溪镇: its map is the one that people are shown first. */
export const LIUXI_VILLAGES = [
  "柳溪", "松湾", "石坎", "梨树", "平川", "花园", "沙坝", "下洼", "桥头", "小井", "南坡", "土桥", "上坪", "高庙", "塘边",
  "芦苇", "东屯", "西屯", "杨树", "北坡", "后岗", "永安", "大井", "泉眼", "双河", "青坳", "白马", "三合", "前岗", "新民",
] as const;

const FIRST = [
  "上", "下", "东", "西", "南", "北", "前", "后", "大", "小", "新", "老", "双", "三", "五", "九", "高", "长", "金", "银",
  "白", "青", "黄", "红", "柳", "松", "杏", "梅", "桃", "槐", "竹", "榆", "桐", "荷", "枫", "兰", "桂", "枣", "梨", "茶",
  "石", "沙", "泉", "云", "龙", "凤", "鹤", "马", "牛", "羊",
] as const;

const SECOND = [
  "溪", "坪", "湾", "岭", "塘", "桥", "井", "庙", "堰", "坝", "冲", "洼", "岗", "屯", "庄", "店", "铺", "台", "寨", "沟",
  "坡", "河", "滩", "坳", "垭", "塬", "埠", "渡", "营", "楼", "林", "园", "山", "泉", "口", "田", "圩", "墩", "窑", "集",
] as const;

const FAMILIES = [
  "张", "王", "李", "赵", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "罗", "梁",
  "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏",
] as const;

const FAMILY_PLACES = ["庄", "湾", "沟", "坪", "岗", "寨", "院", "坝", "桥", "河", "洼", "楼", "店", "营"] as const;

/** Every village stem there is, each once, none used for 柳溪镇. */
export function villageStems(): string[] {
  const pairs = FIRST.flatMap((first) => SECOND.map((second) => first + second));
  const families = FAMILIES.flatMap((family) => FAMILY_PLACES.map((place) => `${family}家${place}`));
  const taken = new Set<string>(LIUXI_VILLAGES);
  return [...new Set([...pairs, ...families])].filter((stem) => !taken.has(stem));
}
