import { z } from "@hono/zod-openapi";
import { HOTSPOT_CORRECTIONS, HOTSPOT_MEASURES } from "../contract/hotspot.ts";
import { incidentFilterSchema } from "../contract/incident.ts";
import { depthQueryShape } from "../http/depth-query.ts";

/** What hotspots may be asked: the filters of the list, which cells, and how to test them. */
export const hotspotsQuerySchema = incidentFilterSchema.extend({
  ...depthQueryShape,
  measure: z.enum(HOTSPOT_MEASURES).default("count").describe("Incidents, incidents per square kilometre, or per 10,000 people"),
  correction: z.enum(HOTSPOT_CORRECTIONS).default("fdr").describe("fdr keeps the false discovery rate among all cells (Benjamini and Hochberg)"),
  alpha: z.coerce.number().gt(0).lt(1).default(0.05).describe("Level of significance for the counts of hot and cold cells"),
}).strict();

export type HotspotsQuery = z.infer<typeof hotspotsQuerySchema>;
