import type { CityReach } from "../../geo/index.ts";
import type { DemoMonitoringSection, DemoRiverReach } from "./demo-records.ts";
import { placePinyin } from "./names/pinyin.ts";
import type { DemoTerritory } from "./territory.ts";

/** By index of the generated rivers: the main river first, then from north to south. */
const RIVERS = [
  { nameZh: "蟠云河", code: "PYH" },
  { nameZh: "洪澜河", code: "HLH" },
  { nameZh: "凤栖河", code: "FQH" },
  { nameZh: "青石溪", code: "QSX" },
  { nameZh: "澜水", code: "LS" },
] as const;

const PARTS = ["源头段", "上段", "中段", "下段"] as const;
const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"] as const;

type SectionDraft = readonly [
  nameZh: string,
  nameEn: string,
  river: number,
  ordinal: number,
  along: number,
  targetClass: DemoMonitoringSection["targetClass"],
  level: DemoMonitoringSection["controlLevel"],
];

/** Where water is measured; `along` is the share of the reach's vertices upstream of it. */
const SECTIONS: readonly SectionDraft[] = [
  ["蟠云河入境", "Panyun River inflow", 0, 0, 0.6, 2, "national"],
  ["丰堰桥", "Fengyan Bridge", 0, 1, 0.5, 3, "municipal"],
  ["云湖进水口", "Yunhu intake", 0, 3, 0.5, 3, "provincial"],
  ["云湖桥", "Yunhu Bridge", 0, 5, 0.4, 3, "municipal"],
  ["高新桥", "Gaoxin Bridge", 0, 7, 0.5, 4, "provincial"],
  ["蟠云河出境", "Panyun River outflow", 0, 9, 0.6, 3, "national"],
  ["洪澜源", "Honglan source", 1, 0, 0.7, 2, "county"],
  ["洪澜桥", "Honglan Bridge", 1, 3, 0.3, 4, "municipal"],
  ["凤栖台", "Fengqi Terrace", 2, 1, 0.5, 3, "municipal"],
  ["凤栖河口", "Fengqi mouth", 2, 3, 0.8, 3, "provincial"],
  ["青石坝", "Qingshi Weir", 3, 1, 0.5, 2, "county"],
  ["青石溪口", "Qingshi mouth", 3, 3, 0.8, 3, "municipal"],
  ["梅塘渡", "Meitang Ferry", 4, 1, 0.5, 4, "county"],
  ["澜水桥", "Lanshui Bridge", 4, 3, 0.5, 4, "municipal"],
];

/** River reaches from source to mouth, each naming the one below. */
export function demoRiverReaches({ rivers }: DemoTerritory): DemoRiverReach[] {
  return rivers.flatMap(({ index, reaches }) =>
    reaches.map((reach): DemoRiverReach => {
      const { nameZh } = nameOf(index);
      const part = reaches.length === PARTS.length ? PARTS[reach.ordinal] : `第${NUMERALS[reach.ordinal] ?? ""}段`;
      return {
        code: reachCode(reach),
        riverName: nameZh,
        nameZh: `${nameZh}${part ?? ""}`,
        nameEn: `${riverNameEn(nameZh)}, reach ${reach.ordinal + 1}`,
        ordinal: reach.ordinal + 1,
        downstreamCode: reach.downstream && reachCode(reach.downstream),
        geometry: { type: "LineString", coordinates: reach.positions.map((position) => [...position]) },
      };
    }),
  );
}

export function demoMonitoringSections({ rivers }: DemoTerritory): DemoMonitoringSection[] {
  return SECTIONS.flatMap(([nameZh, nameEn, river, ordinal, along, targetClass, controlLevel], at) => {
    const reaches = rivers[river]?.reaches ?? [];
    const reach = reaches[Math.min(ordinal, reaches.length - 1)];
    const position = reach?.positions[Math.round(along * ((reach?.positions.length ?? 1) - 1))];
    if (!reach || !position) return [];
    const code = `S${String(at + 1).padStart(2, "0")}`;
    return [{ code, nameZh, nameEn, reachCode: reachCode(reach), targetClass, controlLevel, lng: position[0], lat: position[1] }];
  });
}

function reachCode({ river, ordinal }: Pick<CityReach, "river" | "ordinal">): string {
  return `${nameOf(river).code}-${String(ordinal + 1).padStart(2, "0")}`;
}

function nameOf(river: number): (typeof RIVERS)[number] {
  return RIVERS[river] ?? RIVERS[0];
}

function riverNameEn(nameZh: string): string {
  const stem = nameZh.slice(0, -1);
  return `${placePinyin(stem)} ${nameZh.endsWith("溪") ? "Creek" : "River"}`;
}
