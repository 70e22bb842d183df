import { z } from "zod";
import { instantSchema, lngLatSchema, namedSchema } from "./primitives.ts";

export const levelSchema = namedSchema.extend({ depth: z.number().int().min(1) }).meta({ id: "Level" });

export const bboxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()])
  .describe("West, south, east, north in degrees");

export const cellSchema = namedSchema.extend({
  territory: z.string(),
  editionId: z.number().int(),
  levelCode: z.string(),
  depth: z.number().int(),
  parentCode: z.string().nullable(),
  childCount: z.number().int(),
  population: z.number().int().nullable(),
  areaSquareMetres: z.number(),
  bbox: bboxSchema,
  label: lngLatSchema.describe("A point inside the cell where its name can stand"),
}).meta({ id: "Cell" });

export const cellPageSchema = z.object({
  items: z.array(cellSchema),
  nextCursor: z.string().nullable(),
}).meta({ id: "CellPage" });

export const editionSchema = z.object({
  id: z.number().int(),
  territory: z.string(),
  name: z.string(),
  status: z.enum(["draft", "published"]),
  effectiveFrom: instantSchema.nullable().describe("Null: since the beginning"),
  createdAt: instantSchema,
  checkedAt: instantSchema.nullable(),
  publishedAt: instantSchema.nullable(),
  cellCount: z.number().int(),
  bbox: bboxSchema.nullable().describe("Extent of its cells; null while it has none"),
  findingCounts: z.object({ error: z.number().int(), warning: z.number().int(), notice: z.number().int(), accepted: z.number().int() }),
}).meta({ id: "Edition" });

export const findingSchema = z.object({
  id: z.string(),
  kind: z.string(),
  severity: z.enum(["error", "warning", "notice"]),
  cellCodes: z.array(z.string()),
  cellNames: z.array(z.string()),
  depth: z.number().int().nullable(),
  size: z.number(),
  unit: z.enum(["m", "m2", "count"]),
  geometry: z.unknown(),
  adviceZh: z.string(),
  adviceEn: z.string(),
  acceptedAt: instantSchema.nullable(),
  acceptedReason: z.string().nullable(),
}).meta({ id: "Finding" });

export type Level = z.infer<typeof levelSchema>;
export type Cell = z.infer<typeof cellSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type TopologyFinding = z.infer<typeof findingSchema>;
