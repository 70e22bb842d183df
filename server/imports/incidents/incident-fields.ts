import { type FieldTable, optional, required, type Reading } from "../field-table.ts";
import { DATE_ORDERS } from "./read-time.ts";

/** Kept as text: what it means is checked row by row, on a path of its own that must be fast. */
const asText = (value: string): Reading<string> => ({ value });

const dateOrder = (value: string): Reading<string> =>
  (DATE_ORDERS as readonly string[]).includes(value)
    ? { value }
    : { reason: "unknown_date_order", message: `"${value}" is not an order of month and day: give ${DATE_ORDERS.join(" or ")}.` };

/** Everything that an imported incident can be given, for the mapping and the help alike. */
export const INCIDENT_FIELDS = {
  external_id: optional(asText, "number of the incident in its source system, at most 200 characters; without one a fingerprint of the row identifies it", { aliases: ["编号", "工单编号", "投诉编号", "受理编号", "工单号", "id", "case_id", "ticket_id", "unique_key"] }),
  source_system: optional(asText, "system that the numbers belong to, such as 12345; together they identify the incident"),
  reported_at: optional(asText, "when it was reported; occurred_at if absent", { aliases: ["登记时间", "受理时间", "投诉时间", "上报时间", "来件时间", "created_at", "created_date", "created", "reported"] }),
  occurred_at: optional(asText, "when it happened, which decides the boundaries, rules and people in force; reported_at if absent", { aliases: ["发生时间", "事发时间", "occurred", "date"] }),
  date_order: optional(dateOrder, "only with --set: mdy or dmy, for dates such as 01/02/2018 that can be read two ways"),
  category: required(asText, "code or name of the category", { aliases: ["类别", "投诉类别", "事件类别", "问题类别", "complaint_type"] }),
  kind: optional(asText, "complaint, inquiry or suggestion; complaint if absent"),
  channel: optional(asText, "letter, visit, web, phone, video or patrol", { aliases: ["渠道", "来源渠道", "投诉渠道"] }),
  subject_type: optional(asText, "kind of place or polluter, at most 60 characters; rules may name it"),
  title: optional(asText, "at most 200 characters", { aliases: ["标题", "主题", "subject"] }),
  description: optional(asText, "at most 10,000 characters", { aliases: ["内容", "投诉内容", "描述", "desc"] }),
  address: optional(asText, "at most 500 characters", { aliases: ["地址", "事发地址", "投诉地址", "详细地址", "addr"] }),
  x: optional(asText, "easting: longitude in degrees in the stated reference system", { aliases: ["lng", "lon", "longitude", "经度"] }),
  y: optional(asText, "northing: latitude in degrees in the stated reference system", { aliases: ["lat", "latitude", "纬度"] }),
  accuracy_metres: optional(asText, "radius within which the true place lies, in metres"),
} satisfies FieldTable;

export type IncidentField = keyof typeof INCIDENT_FIELDS;
