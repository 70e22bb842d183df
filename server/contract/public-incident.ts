import { z } from "zod";
import { incidentFilterSchema, incidentSummarySchema } from "./incident.ts";
import { streamEventSchema } from "./event.ts";
import { instantSchema } from "./primitives.ts";

/**
 * What may be shown of an incident where anybody can look: no title, address or number of the source system, and nobody
 * by name. Fields are picked, not left out, so that a new one of the incident stays inside until somebody has thought of it.
 */
export const publicIncidentSchema = incidentSummarySchema.pick({
  id: true, sourceSystem: true, channel: true, kind: true, status: true, category: true, reportedAt: true, position: true, cell: true, nearBoundary: true, assignmentResult: true,
}).meta({ id: "PublicIncident" });

/** The newest incidents under a filter: `GET /api/public-incidents`. */
export const publicIncidentsSchema = z.object({
  asOf: instantSchema,
  lastEventSeq: z.number().int(),
  filter: incidentFilterSchema,
  items: z.array(publicIncidentSchema).describe("Newest first"),
}).meta({ id: "PublicIncidents" });

const [reported, reassigned, ...others] = streamEventSchema.options;

/** What `/api/stream?fields=public` carries: every event of the stream, and of incidents only what is public. */
export const publicEventSchema = z.discriminatedUnion("type", [
  reported.pick({ seq: true, at: true, type: true, cellPath: true }).extend({ incident: publicIncidentSchema }),
  reassigned.pick({ seq: true, at: true, type: true, cellPath: true, changeSetId: true }).extend({ incident: publicIncidentSchema }),
  ...others,
]).meta({ id: "PublicEvent" });

export type PublicIncident = z.infer<typeof publicIncidentSchema>;
export type PublicIncidents = z.infer<typeof publicIncidentsSchema>;
export type PublicEvent = z.infer<typeof publicEventSchema>;
