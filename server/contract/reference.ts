import { z } from "zod";
import { instantSchema, lngLatSchema, namedSchema } from "./primitives.ts";

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
});

export const postSchema = namedSchema.extend({
  kind: z.string(),
  departmentCode: z.string(),
  territory: z.string().nullable(),
  cellCode: z.string().nullable(),
  holdings: z.array(holdingSchema),
}).meta({ id: "Post" });

export const personSchema = z.object({
  code: z.string(),
  name: z.string(),
  posts: z.array(z.object({ postCode: z.string(), postNameZh: z.string(), role: z.enum(["holder", "deputy"]) })),
  onLeave: z.boolean(),
}).meta({ id: "Person" });

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
  position: lngLatSchema,
}).meta({ id: "MonitoringSection" });

/** Any list of reference data: one page and where the next begins. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
