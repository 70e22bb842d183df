import { z } from "zod";
import { incidentFilterSchema } from "./incident.ts";
import { instantSchema } from "./primitives.ts";

/** Where incidents under a filter are, and nothing else about them: `GET /api/incident-points`. */
export const incidentPointsSchema = z.object({
  asOf: instantSchema,
  lastEventSeq: z.number().int(),
  filter: incidentFilterSchema,
  total: z.number().int().describe("Incidents under the filter"),
  withoutPosition: z.number().int(),
  categories: z.array(z.string()).describe("Category codes, for the points to refer to"),
  points: z.array(z.tuple([z.number(), z.number(), z.number().int(), z.number().int()]))
    .describe("Longitude, latitude (WGS 84, rounded to 0.0001°), place in categories, incidents there; the incidents add up to total less withoutPosition"),
}).meta({ id: "IncidentPoints" });

export type IncidentPoints = z.infer<typeof incidentPointsSchema>;
