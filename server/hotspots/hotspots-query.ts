import { z } from "@hono/zod-openapi";
import { HOTSPOT_CORRECTIONS, HOTSPOT_MEASURES } from "../contract/hotspot.ts";
import { FEWEST_INCIDENTS } from "../../geo/index.ts";
import { instantSchema } from "../contract/primitives.ts";
import { incidentFilterSchema } from "../contract/incident.ts";
import { depthQueryShape } from "../http/depth-query.ts";

const fewestIncidents = z.coerce.number().int().min(1).max(1_000_000).default(FEWEST_INCIDENTS).describe("Groups of fewer incidents are not listed");

/** What hotspots may be asked: the filters of the list, which cells, and how to test them. */
export const hotspotsQuerySchema = incidentFilterSchema.extend({
  ...depthQueryShape,
  measure: z.enum(HOTSPOT_MEASURES).default("count").describe("Incidents, incidents per square kilometre, or per 10,000 people"),
  correction: z.enum(HOTSPOT_CORRECTIONS).default("fdr").describe("fdr keeps the false discovery rate among all cells (Benjamini and Hochberg)"),
  alpha: z.coerce.number().gt(0).lt(1).default(0.05).describe("Level of significance for the counts of hot and cold cells"),
  fewestIncidents,
}).strict();

export type HotspotsQuery = z.infer<typeof hotspotsQuerySchema>;

/** What hotspots of all categories may be asked. */
export const categoryHotspotsQuerySchema = z.object({
  ...depthQueryShape,
  from: instantSchema.describe("reportedAt at or after"),
  to: instantSchema.optional().describe("reportedAt before; default: now"),
  measure: z.enum(HOTSPOT_MEASURES).default("per_10k").describe("What incidents are divided by"),
  alpha: z.coerce.number().gt(0).lt(1).default(0.05).describe("False discovery rate among the cells of all categories together"),
  fewestIncidents,
}).strict();

export type CategoryHotspotsQuery = z.infer<typeof categoryHotspotsQuerySchema>;
