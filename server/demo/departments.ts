import type { DemoDepartment, DemoPost } from "./demo-records.ts";
import { COUNTIES } from "./names/town-names.ts";

type Section = readonly [code: string, nameZh: string, nameEn: string];
type Office = readonly [code: string, nameZh: string, nameEn: string, headZh: string, sections: readonly Section[]];

const CITY_OFFICES: readonly Office[] = [
  ["EEB", "示范市生态环境局", "Ecology and Environment Bureau", "局长", [
    ["POL", "污染防治科", "Pollution Prevention Section"],
    ["ENF", "执法监测科", "Enforcement and Monitoring Section"],
    ["PRJ", "项目管理科", "Project Section"],
    ["RAD", "辐射管理科", "Radiation Section"],
    ["PET", "信访科", "Petitions Section"],
  ]],
  ["CGJ", "示范市城市管理局", "Urban Management Bureau", "局长", [
    ["ENF", "综合执法科", "Enforcement Section"],
    ["SAN", "环境卫生科", "Sanitation Section"],
  ]],
  ["GAJ", "示范市公安局", "Public Security Bureau", "局长", [
    ["ORD", "治安管理支队", "Public Order Division"],
    ["ENV", "环食药侦支队", "Environmental Crime Division"],
  ]],
  ["ZJJ", "示范市住房和城乡建设局", "Housing and Construction Bureau", "局长", [
    ["SITE", "建筑工地管理科", "Building Sites Section"],
    ["PIPE", "排水管网科", "Drainage Section"],
  ]],
  ["NYJ", "示范市农业农村局", "Agriculture Bureau", "局长", [
    ["LIV", "畜牧科", "Livestock Section"],
    ["RUR", "农村环境科", "Rural Environment Section"],
  ]],
  ["JTJ", "示范市交通运输局", "Transport Bureau", "局长", [["ROAD", "公路养护科", "Roads Section"]]],
  ["SLJ", "示范市水利局", "Water Resources Bureau", "局长", [["RIV", "河湖管理科", "Rivers and Lakes Section"]]],
  ["YJJ", "示范市应急管理局", "Emergency Management Bureau", "局长", [["SAF", "安全监管科", "Safety Section"]]],
  ["SCJ", "示范市市场监督管理局", "Market Supervision Bureau", "局长", [["FOOD", "餐饮监管科", "Catering Section"]]],
  ["DH12345", "示范市12345政务服务便民热线中心", "12345 Hotline Centre", "主任", [["DESK", "研判派单科", "Dispatch Desk"]]],
];

/** Takes whatever nobody else is responsible for: the first to be asked answers until another accepts. */
export const FIRST_CONTACT = "DH12345";

function offices(): Office[] {
  return COUNTIES.reduce<Office[]>(
    (all, { short, nameZh, nameEn }) => [
      ...all,
      [`EEB-${short}`, `市生态环境局${nameZh.slice(0, -1)}分局`, `${nameEn} Branch, Ecology and Environment Bureau`, "分局局长", [
        ["ENF", "执法中队", "Enforcement Squad"],
      ]],
      [`GRID-${short}`, `${nameZh}网格管理中心`, `${nameEn} Grid Centre`, "主任", []],
    ],
    [...CITY_OFFICES],
  );
}

export function demoDepartments(): DemoDepartment[] {
  return offices().map(([code, nameZh, nameEn]) => ({
    code,
    nameZh,
    nameEn,
    headPostCode: `${code}.HEAD`,
    isFirstContact: code === FIRST_CONTACT,
  }));
}

/** Heads and sections of every department. */
export function departmentPosts(): DemoPost[] {
  return offices().flatMap(([code, nameZh, nameEn, headZh, sections]) => [
    {
      code: `${code}.HEAD`,
      kind: "department_head" as const,
      nameZh: `${nameZh}${headZh}`,
      nameEn: `Head, ${nameEn}`,
      departmentCode: code,
      cellCode: null,
    },
    ...sections.map(([section, sectionZh, sectionEn]) => ({
      code: `${code}.${section}`,
      kind: "department_officer" as const,
      nameZh: `${nameZh}${sectionZh}负责人`,
      nameEn: `${sectionEn}, ${nameEn}`,
      departmentCode: code,
      cellCode: null,
    })),
  ]);
}
