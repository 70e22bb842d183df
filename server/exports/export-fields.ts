import { type IncidentRow, readCellPath } from "../../geo/index.ts";
import type { ExportLanguage } from "../contract/export.ts";
import { VALUE_NAMES } from "../contract/value-names.ts";

export type ExportValue = string | number | boolean | null;

/** What an exported row needs beside the incident itself. */
export interface ExportNames {
  categoryName(code: string): string;
  /** Names from the top cell down to the owner. */
  cellNames(cellPath: string): readonly string[];
  /** The instant in the deployment's zone with its offset, such as 2026-11-21T14:30:00+08:00. */
  localInstant(atMs: number): string;
}

export interface ExportField {
  /** The name in CSV and GeoJSON. */
  readonly name: string;
  /** The heading in tables for people. */
  readonly heading: Readonly<Record<ExportLanguage, string>>;
  readonly valueOf: (row: IncidentRow, names: ExportNames) => ExportValue;
  /** The group of words that stand for the codes in tables for people. */
  readonly words?: keyof (typeof VALUE_NAMES)[ExportLanguage];
}

/** Every field that leaves in a CSV, GeoJSON or XLSX file, in order. Nothing here is personal. */
export const EXPORT_FIELDS: readonly ExportField[] = [
  { name: "id", heading: { zh: "编号", en: "ID" }, valueOf: (row) => row.id },
  { name: "reported_at", heading: { zh: "登记时间", en: "Reported at" }, valueOf: (row, names) => names.localInstant(row.reportedAtMs) },
  { name: "source_system", heading: { zh: "来源系统", en: "Source system" }, valueOf: (row) => row.sourceSystem },
  { name: "channel", heading: { zh: "渠道", en: "Channel" }, valueOf: (row) => row.channel, words: "channels" },
  { name: "kind", heading: { zh: "性质", en: "Kind" }, valueOf: (row) => row.kind, words: "kinds" },
  { name: "status", heading: { zh: "状态", en: "Status" }, valueOf: (row) => row.status, words: "statuses" },
  { name: "category_code", heading: { zh: "类别代码", en: "Category code" }, valueOf: (row) => row.category },
  { name: "category_name", heading: { zh: "类别", en: "Category" }, valueOf: (row, names) => names.categoryName(row.category) },
  { name: "territory", heading: { zh: "辖区", en: "Territory" }, valueOf: (row) => (row.cellPath === null ? null : readCellPath(row.cellPath).territory) },
  { name: "cell_code", heading: { zh: "网格代码", en: "Cell code" }, valueOf: (row) => (row.cellPath === null ? null : readCellPath(row.cellPath).codes.at(-1) ?? null) },
  { name: "cell_names", heading: { zh: "网格", en: "Cell" }, valueOf: (row, names) => (row.cellPath === null ? null : names.cellNames(row.cellPath).join(" / ")) },
  { name: "assignment_result", heading: { zh: "判定结果", en: "Assignment" }, valueOf: (row) => row.result, words: "results" },
  { name: "near_boundary", heading: { zh: "近边界", en: "Near a boundary" }, valueOf: (row) => row.nearBoundary },
  { name: "lng", heading: { zh: "经度（WGS 84）", en: "Longitude (WGS 84)" }, valueOf: (row) => row.lng },
  { name: "lat", heading: { zh: "纬度（WGS 84）", en: "Latitude (WGS 84)" }, valueOf: (row) => row.lat },
];

/** The value as people read it: words for codes, 是/否 for truth; a code without words stays as it is. */
export function wordOf(field: ExportField, value: ExportValue, language: ExportLanguage): ExportValue {
  if (typeof value === "boolean") return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  if (field.words === undefined || typeof value !== "string") return value;
  const words: Readonly<Record<string, string>> = VALUE_NAMES[language][field.words];
  return words[value] ?? value;
}
