import { canonicalUnit, INDICATORS, needsUnit } from "../../../geo/index.ts";
import { instant, text } from "../field-readers.ts";
import { type Field, type FieldTable, optional, type Reading, required } from "../field-table.ts";
import { readInstant } from "../read-instant.ts";

/** A time, or a whole month such as 2026-03 or 2026年3月, which stands for its first day. */
const timeOrMonth: Field<Date>["read"] = (value, context): Reading<Date> => {
  const [, year, month] = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(value.trim()) ?? [];
  const first = year === undefined ? undefined : readInstant(`${year}-${month}-01`, context.timeZone);
  return first === undefined ? instant(value, context) : { value: first };
};

/** The columns of a long table; a wide one has a column for each indicator in place of the last three. */
export const READING_FIELDS = {
  section: required(text, "code or name of the monitoring section", { aliases: ["section_code", "section_name", "断面", "断面名称", "断面编码", "断面代码", "站点", "站点名称", "点位", "点位名称", "station"] }),
  observed_at: required(timeOrMonth, "when it was measured; a day, or a month for its mean", { aliases: ["time", "date", "observedAt", "published", "published_at", "发布时间", "发布日期", "时间", "日期", "监测时间", "监测日期", "采样时间", "采样日期", "月份", "month"] }),
  indicator: optional(text, "code or name of what was measured (long table: one reading a row)", { aliases: ["parameter", "item", "指标", "项目", "监测项目", "监测因子", "因子"] }),
  value: optional(text, "what was measured; <0.02, 0.02L and ND are below detection", { aliases: ["result", "值", "数值", "监测值", "浓度", "结果"] }),
  unit: optional(text, "unit of the value; with --set for all columns of a wide table whose heading has none, --set unit.w21003=µg/L for one", { aliases: ["units", "单位", "计量单位"] }),
} satisfies FieldTable;

/** What the help says of the columns of a wide table. */
export const INDICATOR_HELP = INDICATORS.map(({ code, nameZh, nameEn, dimension, aliases, otherCodes }) => ({
  name: code, isRequired: false, aliases: [nameZh, nameEn, ...aliases, ...otherCodes],
  description: `${nameZh} ${nameEn}: a column of a wide table${needsUnit({ dimension }) ? `, with its unit in the heading such as ${nameZh}(${canonicalUnit({ dimension })})` : ""}`,
}));
