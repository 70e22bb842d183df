import type { ExportLanguage } from "../contract/export.ts";

/** Lines of the second sheet: what was asked, how much there is, as of when. */
export type AboutLines = readonly (readonly [label: string, text: string])[];

export interface AboutFacts {
  rows: number;
  asOf: string;
  timeZone: string;
  lastEventSeq: number;
  /** As in an address; each is a line of its own. */
  filter: Readonly<Record<string, string>>;
}

/** What a line is called, and the parameter that gives the same, where there is one. */
const LABELS: Readonly<Record<ExportLanguage, Readonly<Record<string, string>>>> = {
  zh: {
    rows: "行数", asOf: "数据截至", timeZone: "时区", lastEventSeq: "最后事件序号", category: "类别", channel: "渠道", kind: "性质", status: "状态", result: "判定结果",
    sourceSystem: "来源系统", nearBoundary: "近边界", cells: "网格", territory: "辖区", from: "登记时间自（UTC）", to: "登记时间至（UTC，不含）", hour: "时", weekday: "星期", polygon: "范围", person: "责任人",
  },
  en: {
    rows: "Rows", asOf: "Data as of", timeZone: "Time zone", lastEventSeq: "Last event", category: "Category", channel: "Channel", kind: "Kind", status: "Status", result: "Assignment",
    sourceSystem: "Source system", nearBoundary: "Near a boundary", cells: "Cells", territory: "Territory", from: "Reported from (UTC)", to: "Reported before (UTC)", hour: "Hours", weekday: "Weekdays", polygon: "Area", person: "Person",
  },
};

/** The facts in the words of the language; a filter that has no word yet keeps its own name. */
export function aboutLines({ filter, ...facts }: AboutFacts, language: ExportLanguage): AboutLines {
  return Object.entries({ ...facts, ...filter }).map(([name, value]) => [LABELS[language][name] ?? name, String(value)]);
}
