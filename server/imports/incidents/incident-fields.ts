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
  external_id: optional(asText, "number of the incident in its source system, at most 200 characters; without one a fingerprint of the row identifies it", { aliases: ["编号", "工单编号", "投诉编号", "受理编号"] }),
  source_system: optional(asText, "system that the numbers belong to, such as 12345; together they identify the incident"),
  reported_at: optional(asText, "when it was reported; occurred_at if absent"),
  occurred_at: optional(asText, "when it happened, which decides the boundaries, rules and people in force; reported_at if absent"),
  date_order: optional(dateOrder, "only with --set: mdy or dmy, for dates such as 01/02/2018 that can be read two ways"),
  category: required(asText, "code or name of the category"),
  kind: optional(asText, "complaint, inquiry or suggestion; complaint if absent"),
  channel: optional(asText, "letter, visit, web, phone, video or patrol"),
  subject_type: optional(asText, "kind of place or polluter, at most 60 characters; rules may name it"),
  title: optional(asText, "at most 200 characters"),
  description: optional(asText, "at most 10,000 characters"),
  address: optional(asText, "at most 500 characters"),
  x: optional(asText, "easting: longitude in degrees in the stated reference system", { aliases: ["lng", "lon", "longitude"] }),
  y: optional(asText, "northing: latitude in degrees in the stated reference system", { aliases: ["lat", "latitude"] }),
  accuracy_metres: optional(asText, "radius within which the true place lies, in metres"),
} satisfies FieldTable;

export type IncidentField = keyof typeof INCIDENT_FIELDS;
