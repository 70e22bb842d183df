import { z } from "zod";
import { instantSchema, lngLatSchema, namedSchema } from "./primitives.ts";
import { WATER_BODIES } from "./water.ts";

export const departmentSchema = namedSchema.extend({
  headPostCode: z.string().nullable(),
  isFirstContact: z.boolean(),
}).meta({ id: "Department" });

export const holdingSchema = z.object({
  personCode: z.string(),
  personName: z.string(),
  role: z.enum(["holder", "deputy"]),
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
  away: z.object({ until: instantSchema.nullable().describe("Null: until further notice") }).nullable().describe("The leave that the person is on now"),
});

const cellInForceSchema = namedSchema.extend({ territory: z.string() }).nullable();

export const postSchema = namedSchema.extend({
  kind: z.string(),
  departmentCode: z.string(),
  territory: z.string().nullable(),
  cellCode: z.string().nullable(),
  cell: cellInForceSchema.describe("The cell of that code in force; null for a post without a cell, or whose cell is gone"),
  holdings: z.array(holdingSchema),
}).meta({ id: "Post" });

export const personSchema = z.object({
  code: z.string(),
  name: z.string(),
  posts: z.array(z.object({ postCode: z.string(), postNameZh: z.string(), role: z.enum(["holder", "deputy"]) })),
  onLeave: z.boolean(),
}).meta({ id: "Person" });

/** One person with the posts held now, and the cells that these look after. */
export const personDetailSchema = z.object({
  code: z.string(),
  name: z.string(),
  onLeave: z.boolean(),
  posts: z.array(namedSchema.extend({
    role: z.enum(["holder", "deputy"]),
    kind: z.string(),
    department: namedSchema,
    cell: cellInForceSchema.describe("In force; null for a post without a cell"),
  })).describe("Held before deputised for, then by code"),
}).meta({ id: "PersonDetail" });

/** Posts of a department to choose from, with who would act for each now. */
export const dutyRosterSchema = z.object({
  items: z.array(namedSchema.extend({
    kind: z.string(),
    cell: namedSchema.nullable(),
    people: z.array(z.object({ code: z.string(), name: z.string(), role: z.enum(["holder", "deputy"]), onLeave: z.boolean() })),
    onDutyCode: z.string().nullable().describe("Who would answer for the post now: its holder, else the deputy, else the head of the department; null: nobody"),
    onDutyName: z.string().nullable(),
  })).describe("Posts whose name, cell or people hold the words, by code; those of the cell asked about and the cells above it first"),
  total: z.number().int().describe("How many posts match; the items are the first of them"),
}).meta({ id: "DutyRoster" });

export const ruleSchema = z.object({
  code: z.string(),
  territory: z.string().nullable(),
  cellCode: z.string().nullable(),
  categoryCode: z.string().nullable(),
  subjectType: z.string().nullable(),
  timeBand: z.object({ fromMinute: z.number().int(), toMinute: z.number().int() }).nullable(),
  leadDepartmentCode: z.string(),
  leadPostCode: z.string().nullable(),
  leadPostKind: z.string().nullable(),
  assistDepartmentCodes: z.array(z.string()),
  legalBasis: z.string(),
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
}).meta({ id: "ResponsibilityRule" });

export const enterpriseSchema = namedSchema.extend({
  creditCode: z.string().nullable(),
  kind: z.string(),
  subjectType: z.string().nullable(),
  position: lngLatSchema,
}).meta({ id: "Enterprise" });

export const riverReachSchema = namedSchema.extend({
  riverName: z.string(),
  ordinal: z.number().int(),
  downstreamCode: z.string().nullable(),
}).meta({ id: "RiverReach" });

export const monitoringSectionSchema = namedSchema.extend({
  reachCode: z.string().nullable(),
  targetClass: z.number().int().min(1).max(5).nullable(),
  controlLevel: z.string(),
  waterBody: z.enum(WATER_BODIES).describe("Which limits judge it: those of rivers or of lakes and reservoirs"),
  position: lngLatSchema,
}).meta({ id: "MonitoringSection" });

/** Any list of reference data: one page and where the next begins. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export type RiverReach = z.infer<typeof riverReachSchema>;
export type PersonDetail = z.infer<typeof personDetailSchema>;
export type DutyRoster = z.infer<typeof dutyRosterSchema>;
