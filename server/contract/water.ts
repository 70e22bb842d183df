import { z } from "zod";
import { instantSchema, lngLatSchema, namedSchema } from "./primitives.ts";

/** Ⅰ to Ⅴ as 1 to 5; 6: worse than Ⅴ (劣Ⅴ). */
export const waterClassSchema = z.number().int().min(1).max(6);
export const WATER_BODIES = ["river", "lake"] as const;
export const WATER_GRADES = ["excellent", "good", "lightly_polluted", "moderately_polluted", "heavily_polluted"] as const;
export const WATER_TRENDS = ["marked_improvement", "improvement", "no_change", "decline", "marked_decline"] as const;

/** One indicator over a period, judged alone. */
export const waterItemSchema = z.object({
  indicator: z.string().describe("Code of HJ 525, such as w21003 for ammonia nitrogen"),
  nameZh: z.string(),
  nameEn: z.string(),
  value: z.number().describe("Mean of the period's readings in `unit`, not rounded"),
  unit: z.string(),
  readingCount: z.number().int(),
  waterClass: waterClassSchema.nullable().describe("Null: the standard sets no limit here"),
  multipleOverClass3: z.number().nullable().describe("(value − limit of Ⅲ) ÷ limit of Ⅲ where over it; null where not over, or where none is computed (pH, dissolved oxygen)"),
  isOverTarget: z.boolean().nullable(),
}).meta({ id: "WaterItem" });

/** Black-odorous water by the guide of 2015 (城市黑臭水体整治工作指南), beside the class of GB 3838. */
export const blackOdorousSchema = z.object({
  grade: z.enum(["none", "light", "heavy"]).describe("Heavy: one indicator is in more than 60 % of its samples, or two or more are in more than 30 %; light: any sample is light or heavy"),
  sampleCount: z.number().int(),
  reasons: z.array(z.object({
    indicator: z.string(), nameZh: z.string(), nameEn: z.string(), unit: z.string(),
    measured: z.number().int(), light: z.number().int(), heavy: z.number().int(), worst: z.number().describe("The worst value measured, in `unit`"),
  })).describe("Indicators with light or heavy samples, worst first"),
}).meta({ id: "BlackOdorous" });
const blackOdorous = blackOdorousSchema.nullable().describe("Null where neither transparency nor redox potential was measured: nobody asked");

export const waterPeriodSchema = z.object({ from: instantSchema, to: instantSchema });

/** What one section's water was in a period by single-factor evaluation; class null: no readings that can be judged. */
export const sectionWaterSchema = namedSchema.extend({
  riverName: z.string().nullable(),
  reachCode: z.string().nullable(),
  controlLevel: z.string(),
  waterBody: z.enum(WATER_BODIES),
  position: lngLatSchema,
  targetClass: z.number().int().min(1).max(5).nullable(),
  waterClass: waterClassSchema.nullable(),
  grade: z.enum(WATER_GRADES).nullable(),
  meetsTarget: z.boolean().nullable(),
  mainItems: z.array(waterItemSchema).describe("At most three, worst first; only where worse than Ⅲ"),
  previousClass: waterClassSchema.nullable(),
  trend: z.enum(WATER_TRENDS).nullable().describe("Against the period before; null where either has no class"),
  lastObservedAt: instantSchema.nullable(),
  standard: z.string().nullable().describe("Which limits were in force at the observation date, such as GB 3838-2002"),
  blackOdorous,
}).meta({ id: "SectionWater" });

export const riverWaterSchema = z.object({
  riverName: z.string(),
  sectionCount: z.number().int(),
  method: z.enum(["mean", "class_share"]).describe("Fewer than five sections: mean of each item; else the shares of the classes"),
  waterClass: waterClassSchema.nullable(),
  grade: z.enum(WATER_GRADES).nullable(),
  mainItems: z.array(z.object({ indicator: z.string(), nameZh: z.string(), nameEn: z.string(), overRatePercent: z.number().nullable(), multipleOverClass3: z.number().nullable() })),
  trend: z.enum(WATER_TRENDS).nullable(),
}).meta({ id: "RiverWater" });

/** All water at one look: `GET /api/water`. */
export const waterSchema = z.object({
  asOf: instantSchema.describe("When this was computed"),
  lastObservedAt: instantSchema.nullable().describe("The newest reading of all; null: none are stored"),
  period: waterPeriodSchema.nullable().describe("The newest calendar month that has readings, unless asked otherwise; local time"),
  previous: waterPeriodSchema.nullable(),
  sections: z.array(sectionWaterSchema).describe("Those that miss their target first, then by class, worst first"),
  reaches: z.array(z.object({ code: z.string(), waterClass: waterClassSchema.nullable(), sectionCode: z.string().nullable() }))
    .describe("Class of the nearest section with a class on the reach or, between sections of the river, of the next one downstream; null: none is claimed"),
  rivers: z.array(riverWaterSchema),
  withTarget: z.number().int().describe("Sections with a target and a class"),
  meetingTarget: z.number().int(),
  classCounts: z.array(z.number().int()).length(6),
}).meta({ id: "Water" });

/** One section through time: `GET /api/monitoring-sections/{code}/water?months=36`. */
export const sectionWaterHistorySchema = z.object({
  section: sectionWaterSchema,
  months: z.array(z.object({
    from: instantSchema, waterClass: waterClassSchema.nullable(), items: z.array(waterItemSchema),
  })).describe("Local calendar months, oldest first; those without readings have no items"),
  limits: z.array(z.object({
    indicator: z.string(), standard: z.string(), validFrom: instantSchema.nullable(), validTo: instantSchema.nullable(),
    kind: z.enum(["at_most", "at_least"]).describe("at_least: the more the better, as of dissolved oxygen"), limits: z.array(z.number()).length(5).describe("Of Ⅰ to Ⅴ, in the unit of the items"),
  })).describe("What judges the items through these months; pH is not in it: 6 to 9 in every class"),
}).meta({ id: "SectionWaterHistory" });

/** What lies up-stream: `GET /api/river-reaches/{code}/upstream?withinMetres=` and `GET /api/monitoring-sections/{code}/upstream`. */
export const upstreamSchema = z.object({
  reaches: z.array(namedSchema.extend({ riverName: z.string(), distanceMetres: z.number().describe("Along the water from the place asked about to the reach's lower end") })),
  sections: z.array(sectionWaterSchema.extend({ distanceMetres: z.number() })),
  enterprises: z.array(namedSchema.extend({ kind: z.string(), position: lngLatSchema, distanceMetres: z.number().describe("Along the water"), fromBankMetres: z.number() })),
  bankMetres: z.number().describe("How far from the water an enterprise still counts"),
}).meta({ id: "Upstream" });

/** One stored reading: `GET /api/monitoring-sections/{code}/readings`. */
export const readingSchema = z.object({
  indicator: z.string(), nameZh: z.string(), nameEn: z.string(),
  observedAt: instantSchema,
  value: z.number().describe("In `unit`; half of the detection limit where below it, 0 where that limit is not known"),
  unit: z.string(),
  belowDetection: z.boolean(),
  statedValue: z.string(), statedUnit: z.string(),
  importId: z.number().int().nullable(),
}).meta({ id: "Reading" });

const classText = z.union([waterClassSchema, z.string().min(1).max(20)]).describe("1 to 6, or Ⅲ, III, 3, 三类, 劣Ⅴ");

/** `POST /api/water/evaluate`: judges readings of one water; stores nothing. */
export const evaluateWaterRequestSchema = z.object({
  readings: z.array(z.object({
    indicator: z.string().min(1).max(60).describe("Code of HJ 525 or a name, such as w21003, 氨氮 or NH3-N"),
    value: z.union([z.number(), z.string().max(60)]).describe('A number, or as records write it: "<0.02", "0.02L", "ND"; "--" was not measured'),
    unit: z.string().max(30).optional().describe("Such as mg/L or µg/L; only pH may go without"),
  }).strict()).min(1).max(100),
  waterBody: z.enum(WATER_BODIES).default("river"),
  targetClass: classText.nullish(),
  observedAt: instantSchema.optional().describe("Picks the limits in force; now if absent"),
}).strict().meta({ id: "EvaluateWaterRequest" });

/** Why no class is given: no standard was in force that day, or nothing that was given decides a class. */
export const NO_CLASS_REASONS = ["before_any_standard", "no_standard_in_force", "nothing_decides"] as const;

export const waterEvaluationSchema = z.object({
  standard: z.string().nullable().describe("Null: no limits are known for that date"),
  noClassReason: z.enum(NO_CLASS_REASONS).nullable().describe("Why waterClass is null; null where there is a class"),
  noClassText: z.string().describe("The same in Chinese; empty where there is a class"),
  waterClass: waterClassSchema.nullable(),
  classSign: z.string().nullable().describe("Ⅰ to Ⅴ or 劣Ⅴ"),
  grade: z.enum(WATER_GRADES).nullable(),
  targetClass: waterClassSchema.nullable(),
  meetsTarget: z.boolean().nullable(),
  items: z.array(waterItemSchema).describe("Every indicator given, in the order of the standard"),
  mainItems: z.array(waterItemSchema),
  mainItemsText: z.string().describe("As reports print them: 氨氮(0.8)、高锰酸盐指数(1.2); empty unless worse than Ⅲ"),
  blackOdorous,
  notMeasured: z.array(z.string()).describe("Indicators whose value says that nothing was measured"),
}).meta({ id: "WaterEvaluation" });

export type Reading = z.infer<typeof readingSchema>;
export type EvaluateWaterRequest = z.infer<typeof evaluateWaterRequestSchema>;
export type WaterEvaluationAnswer = z.infer<typeof waterEvaluationSchema>;
export type SectionWater = z.infer<typeof sectionWaterSchema>;
export type BlackOdorous = z.infer<typeof blackOdorousSchema>;
export type WaterItem = z.infer<typeof waterItemSchema>;
export type Water = z.infer<typeof waterSchema>;
export type RiverWater = z.infer<typeof riverWaterSchema>;
export type SectionWaterHistory = z.infer<typeof sectionWaterHistorySchema>;
export type Upstream = z.infer<typeof upstreamSchema>;
export type WaterGrade = (typeof WATER_GRADES)[number];
export type WaterTrend = (typeof WATER_TRENDS)[number];
