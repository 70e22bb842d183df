import { z } from "zod";
import { ownerSchema } from "./change-set.ts";
import { incidentSummarySchema } from "./incident.ts";
import { instantSchema, lngLatSchema, namedSchema } from "./primitives.ts";

/** What lies around a position: `GET /api/surroundings?lng=&lat=&category=&except=&radiusMetres=`. Distances are geodesic. */
export const surroundingsSchema = z.object({
  radiusMetres: z.number(),
  enterprises: z.array(namedSchema.extend({ kind: z.string(), subjectType: z.string().nullable(), position: lngLatSchema, distanceMetres: z.number() })).describe("Nearest first"),
  enterprisesInRadius: z.number().int(),
  reach: namedSchema.extend({ riverName: z.string(), distanceMetres: z.number(), nearest: lngLatSchema }).nullable().describe("The nearest river reach, within ten times the radius"),
  samePlace: z.array(incidentSummarySchema).describe("Other incidents of any kind and time within a metre, newest first"),
  atSamePlace: z.number().int(),
  sameKind: z.array(incidentSummarySchema.extend({ distanceMetres: z.number() })).describe("Incidents of the same first-level category within the radius and the last 365 days, newest first; empty without a category"),
  sameKindInRadius: z.number().int(),
}).meta({ id: "Surroundings" });

/** One entry of an incident's history: `GET /api/incidents/{id}/events`. Nothing personal of the complainant. */
export const incidentEventSchema = z.object({
  seq: z.number().int(),
  at: instantSchema,
  type: z.enum(["incident.reported", "incidents.imported", "incident.reassigned"]),
  by: z.string().nullable().describe("Who did it, as stated; null: the system"),
  reason: z.string().nullable(),
  before: ownerSchema.nullable().describe("Null: nobody had it before"),
  after: ownerSchema.nullable().describe("Null where the log does not tell: an imported incident's first owner, unless it has changed hands since"),
  changeSetId: z.number().int().nullable(),
}).meta({ id: "IncidentEvent" });

export const incidentEventsSchema = z.object({ items: z.array(incidentEventSchema).describe("Oldest first") }).meta({ id: "IncidentEvents" });

export type Surroundings = z.infer<typeof surroundingsSchema>;
export type IncidentEvent = z.infer<typeof incidentEventSchema>;
