import type { Random } from "../../../geo/index.ts";

const SURNAMES = [
  "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
  "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏",
  "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "姜", "范", "方",
] as const;

const FIRST_GIVEN = [
  "文", "建", "志", "国", "海", "晓", "立", "明", "春", "秀", "玉", "丽", "永", "家", "德", "振", "伟", "红", "金", "小",
  "少", "天", "光", "东", "新", "云", "庆", "长", "世", "宏", "嘉", "思", "雅", "俊", "子", "学", "兴", "成", "正", "淑",
] as const;

const LAST_GIVEN = [
  "涛", "群", "远", "业", "岚", "峰", "兰", "华", "军", "平", "强", "敏", "燕", "杰", "勇", "霞", "娟", "波", "宁", "林",
  "辉", "斌", "鹏", "芳", "英", "磊", "刚", "梅", "玲", "山", "松", "清", "生", "荣", "琴", "凯", "洁", "伦", "毅", "安",
] as const;

/** A made-up full name. Different people may share one, as in life. */
export function personName(random: Random): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const surname = pick(SURNAMES);
  // One in six people has a one-character given name.
  return random() < 1 / 6 ? surname + pick(LAST_GIVEN) : surname + pick(FIRST_GIVEN) + pick(LAST_GIVEN);
}
