import type { Random } from "../../../geo/index.ts";
import { pickOne } from "../demo-random.ts";
import type { DemoIncident, DemoSource } from "../demo-records.ts";
import type { DemoPlace } from "../territory.ts";
import type { CategoryProfile } from "./category-profiles.ts";

const OPENINGS: Readonly<Record<DemoSource, readonly string[]>> = {
  "12345": ["来电反映", "市民来电反映", "市民拨打热线反映"],
  "12369": ["举报人反映", "网上举报称", "微信举报反映"],
  信访: ["来信反映", "来访反映", "信访件反映"],
  网格员上报: ["网格员巡查发现", "日常巡查发现", "网格员入户走访了解到"],
  视频: ["视频巡查发现", "高空瞭望发现"],
};

const EFFECTS: Readonly<Record<string, readonly string[]>> = {
  AIR: ["周边居民不敢开窗", "气味呛人影响正常生活", "附近学校和居民区受到影响", "晾晒衣物沾满灰尘"],
  NOISE: ["严重影响居民休息", "老人和孩子无法入睡", "影响学生备考", "居民多次劝阻无效"],
  WATER: ["下游村民担心影响灌溉", "臭味明显蚊虫较多", "影响周边环境卫生", "担心污染水源"],
  WASTE: ["影响村容村貌", "雨天污水外流", "存在安全隐患", "气味难闻"],
  ECO: ["破坏原有植被", "影响行洪安全", "周边群众意见较大"],
  RAD: ["居民担心影响健康", "要求公开检测结果"],
  LIVESTOCK: ["周边村民无法开窗", "夏季蚊蝇多臭味大", "影响村内环境"],
  OTHER: ["希望尽快得到答复", "希望有关部门重视"],
};

const REQUESTS = ["请核实处理", "希望尽快整改", "请有关部门到现场查看", "要求查处并反馈结果", "望予以解决"] as const;
const FREQUENCIES = ["近一周来", "连续多日", "每天", "近期", "长期以来", "昨晚起", "每逢夜间"] as const;
const ROADS = ["云湖大道", "澜江路", "凤栖路", "洪澜街", "望江路", "朝阳路", "文昌街", "青石巷", "泉湾路", "创新大道", "枫溪路", "滨河路", "人民路", "建设路"] as const;
const LANDMARKS = ["村委会东侧", "小学旁", "桥头", "村口", "集市口", "河边", "公路旁", "卫生室对面", "", "", ""] as const;

/** Street and number in a community, group and landmark in a village. */
export function incidentAddress(village: DemoPlace, town: DemoPlace, county: DemoPlace, random: Random): string {
  const head = `${county.cell.nameZh}${town.cell.nameZh}`;
  if (village.cell.nameZh.endsWith("社区"))
    return `${head}${village.cell.nameZh}${pickOne(ROADS, random)}${1 + Math.floor(random() * 280)}号`;
  const landmark = pickOne(LANDMARKS, random);
  return `${head}${village.cell.nameZh}${1 + Math.floor(random() * 9)}组${landmark}`;
}

export interface IncidentSubject {
  profile: CategoryProfile;
  sourceSystem: DemoSource;
  /** What is complained about: a company's short name or a kind of thing. */
  subjectZh: string;
  village: DemoPlace;
  address: string;
  /** Local hour, 0 to 23: nothing is said to happen at night that happened by day. */
  hour: number;
}

/** Title and description assembled so that they read like a clerk's note; no reporter is described. */
export function incidentText(subject: IncidentSubject, random: Random): Pick<DemoIncident, "title" | "description" | "kind"> {
  const { profile, sourceSystem, subjectZh, village, address, hour } = subject;
  const short = pickOne(fitting(profile.shorts, hour), random);
  const fact = pickOne(fitting(profile.facts, hour), random);
  const opening = pickOne(OPENINGS[sourceSystem], random);
  if (profile.code === "OTHER.SERVICE")
    return { kind: "inquiry", title: `${subjectZh}${short}`, description: `${opening}：咨询${subjectZh}的${fact}，${pickOne(EFFECTS["OTHER"] ?? [""], random)}。` };
  if (profile.code === "OTHER.SUGGESTION")
    return { kind: "suggestion", title: `关于${subjectZh}的${short}`, description: `${opening}：就${village.cell.nameZh}${subjectZh}工作，${fact}。` };
  const [branch = ""] = profile.code.split(".");
  const effect = pickOne(EFFECTS[branch] ?? ["影响周边群众"], random);
  const frequency = pickOne(fitting(FREQUENCIES, hour), random);
  const isFound = sourceSystem === "网格员上报" || sourceSystem === "视频";
  const end = isFound ? "已拍照取证，上报处理" : pickOne(REQUESTS, random);
  return {
    kind: "complaint",
    title: `${random() < 0.5 ? village.cell.nameZh : ""}${joined(subjectZh, short)}`,
    description: `${opening}：${frequency}，${address}附近，${joined(subjectZh, fact)}，${effect}。${end}。`,
  };
}

/** Phrases that suit the hour; all of them when none does. */
function fitting(phrases: readonly string[], hour: number): readonly string[] {
  if (hour >= 20 || hour < 6) return phrases;
  const byDay = phrases.filter((phrase) => !/夜|凌晨|昨晚/.test(phrase));
  return byDay.length > 0 ? byDay : phrases;
}

/** 养殖 and 养殖臭气 make 养殖臭气: what the first ends with is not said again. */
function joined(subject: string, rest: string): string {
  for (let length = Math.min(subject.length, rest.length); length > 1; length--)
    if (subject.endsWith(rest.slice(0, length))) return subject + rest.slice(length);
  return subject + rest;
}
