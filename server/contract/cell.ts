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

/** One cell in force with all above it. */
export const cellLineSchema = z.object({
  path: z.string().describe("Territory and codes from the top cell down, as in tiles and columns"),
  cells: z.array(cellSchema).min(1).describe("Top cell first, the cell itself last"),
}).meta({ id: "CellLine" });

export const cellNetworkSchema = z.object({
  depth: z.number().int(),
  editionIds: z.array(z.number().int()).describe("Editions in force, one per territory; the network holds until they change"),
  cells: z.array(namedSchema.extend({
    path: z.string().describe("Territory and codes from the top cell down, joined by /; a / or % within a part is written %2F or %25"),
    territory: z.string(),
    areaSquareMetres: z.number(),
    population: z.number().int().nullable(),
    label: lngLatSchema.describe("A point inside the cell where its name can stand"),
  })).describe("By territory and code"),
  neighbours: z.object({ offsets: z.array(z.number().int()), indices: z.array(z.number().int()) })
    .describe("Queen neighbours: cells whose borders share a point. Those of cell i are indices[offsets[i]] up to indices[offsets[i + 1] - 1], as places in cells"),
}).meta({ id: "CellNetwork" });

export const editionSchema = z.object({
  id: z.number().int(),
  territory: z.string(),
  name: z.string(),
  status: z.enum(["draft", "published"]),
  effectiveFrom: instantSchema.nullable().describe("Null: since the beginning"),
  createdAt: instantSchema,
  checkedAt: instantSchema.nullable(),
  publishedAt: instantSchema.nullable(),
  revision: z.number().int().describe("Grows with every change of a draft's cells; an editor states the one it knows"),
  basedOn: z.number().int().nullable().describe("Edition that this one was copied from"),
  cellCount: z.number().int(),
  bbox: bboxSchema.nullable().describe("Extent of its cells; null while it has none"),
  findingCounts: z.object({ error: z.number().int(), warning: z.number().int(), notice: z.number().int(), accepted: z.number().int() }),
}).meta({ id: "Edition" });

export const findingSchema = z.object({
  id: z.string(),
  kind: z.string(),
  severity: z.enum(["error", "warning", "notice"]),
  cellCodes: z.array(z.string()),
  cellNames: z.array(z.string()).describe("In Chinese, in the order of the codes"),
  cellNamesEn: z.array(z.string()).describe("In English; in Chinese where a cell has no English name"),
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
export type CellLine = z.infer<typeof cellLineSchema>;
export type CellNetwork = z.infer<typeof cellNetworkSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type TopologyFinding = z.infer<typeof findingSchema>;
