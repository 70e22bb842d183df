import { z } from "zod";
import { bboxSchema } from "./cell.ts";
import { instantSchema, namedSchema } from "./primitives.ts";

const positionSchema = z.array(z.number()).min(2).max(3);
const ringsSchema = z.array(z.array(positionSchema));

/** An area as GeoJSON (RFC 7946). Whether it is one is judged vertex by vertex, so that a refusal can name the place. */
export const areaSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: ringsSchema }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(ringsSchema) }),
]).meta({ id: "Area" });

const multiLineSchema = z.object({ type: z.literal("MultiLineString"), coordinates: z.array(z.array(positionSchema)) });
const multiPolygonSchema = z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(ringsSchema) });

/** A draft begun as a copy of another edition: `POST /api/editions`. */
export const editionCopyRequestSchema = z.object({
  fromEditionId: z.number().int().min(1),
  name: z.string().trim().min(1).max(120),
  effectiveFrom: instantSchema,
}).strict().meta({ id: "EditionCopyRequest" });

/** Cells of an edition, every vertex as stored. */
export const editionCellsSchema = z.object({
  type: z.literal("FeatureCollection"),
  revision: z.number().int().describe("The edition's revision that these cells are of"),
  features: z.array(z.object({
    type: z.literal("Feature"),
    geometry: areaSchema,
    properties: namedSchema.extend({ levelCode: z.string(), depth: z.number().int(), parentCode: z.string().nullable(), childCount: z.number().int() }),
  })),
}).meta({ id: "EditionCells" });

/** New borders of several cells of a draft, in one step: `PUT /api/editions/{id}/cells`. */
export const cellChangesSchema = z.object({
  changes: z.array(z.object({ code: z.string().min(1), geometry: areaSchema }).strict()).min(1).max(500),
  expectedRevision: z.number().int().describe("Revision of the edition that was edited; 409 when there is a newer one"),
}).strict().meta({ id: "CellChanges" });

const handedCellSchema = namedSchema.extend({ path: z.array(z.string()).describe("Codes from the top cell down to this one") });

/** Ground that belongs to another cell in the second edition than in the first, and the borders in which they differ. */
export const editionDifferenceSchema = z.object({
  type: z.literal("FeatureCollection"),
  fromEditionId: z.number().int(),
  toEditionId: z.number().int(),
  features: z.array(z.object({
    type: z.literal("Feature"),
    geometry: multiPolygonSchema,
    properties: z.object({
      from: handedCellSchema.nullable().describe("Null: belonged to no cell"),
      to: handedCellSchema.nullable().describe("Null: belongs to no cell"),
      areaSquareMetres: z.number(),
    }),
  })).describe("One for each pair of cells, largest first"),
  areaSquareMetres: z.number(),
  bbox: bboxSchema.nullable().describe("Around all that differs; null where nothing does"),
  bordersGone: multiLineSchema.describe("Border that only the first edition has"),
  bordersNew: multiLineSchema.describe("Border that only the second edition has"),
}).meta({ id: "EditionDifference" });

export const acceptanceSchema = z.object({ reason: z.string().trim().min(1).max(1000) }).strict().meta({ id: "Acceptance" });

export type Area = z.infer<typeof areaSchema>;
export type EditionCells = z.infer<typeof editionCellsSchema>;
export type CellChanges = z.infer<typeof cellChangesSchema>;
export type EditionCopyRequest = z.infer<typeof editionCopyRequestSchema>;
export type EditionDifferenceAnswer = z.infer<typeof editionDifferenceSchema>;
