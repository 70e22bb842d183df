import { z } from "zod";
import { bboxSchema, editionSchema, levelSchema } from "./cell.ts";
import { instantSchema, namedSchema } from "./primitives.ts";

export const categorySchema = namedSchema.extend({ parentCode: z.string().nullable() }).meta({ id: "Category" });

/** What a screen needs to know before it draws anything. */
export const deploymentSchema = z.object({
  nameZh: z.string(),
  nameEn: z.string(),
  isDemo: z.boolean(),
  attributionZh: z.string(),
  attributionEn: z.string(),
  mapReviewNumber: z.string(),
  timeZone: z.string(),
  now: instantSchema,
  warningDistanceMetres: z.number(),
  nearestToleranceMetres: z.number(),
  levels: z.array(levelSchema),
  editionsInForce: z.array(editionSchema),
  bbox: bboxSchema.nullable().describe("Extent of all cells in force; null while there are none"),
  categories: z.array(categorySchema),
  sourceSystems: z.array(z.string()),
  incidentCount: z.number().int(),
  firstReportedAt: instantSchema.nullable(),
  lastReportedAt: instantSchema.nullable(),
}).meta({ id: "Deployment" });

export type Category = z.infer<typeof categorySchema>;
export type Deployment = z.infer<typeof deploymentSchema>;
