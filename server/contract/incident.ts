import { z } from "zod";
import { ASSIGNMENT_RESULTS, CELL_METHODS, dutyStepSchema, explanationSchema } from "./assignment.ts";
import { instantSchema, lngLatSchema, namedSchema, statedPositionSchema } from "./primitives.ts";

export const INCIDENT_KINDS = ["complaint", "inquiry", "suggestion"] as const;
export const INCIDENT_STATUSES = ["reported"] as const;
export const CHANNELS = ["letter", "visit", "web", "phone", "video", "patrol"] as const;

const reportedPositionSchema = statedPositionSchema.clone({
  ...statedPositionSchema.def,
  error: ({ input }) => (input === undefined ? "required: { x, y, crs }, or null when the place is unknown" : undefined),
});

export const incidentReportSchema = z.object({
  sourceSystem: z.string().min(1).max(60).default("manual").describe("12345, 12369, … ; with externalId it identifies the incident"),
  externalId: z.string().min(1).max(200).optional().describe("Number in the source system; made up here when absent"),
  channel: z.enum(CHANNELS).optional(),
  kind: z.enum(INCIDENT_KINDS).default("complaint"),
  categoryCode: z.string().min(1),
  subjectType: z.string().min(1).max(60).optional(),
  title: z.string().max(200).default(""),
  description: z.string().max(10_000).default(""),
  address: z.string().max(500).default(""),
  position: reportedPositionSchema.nullable().describe("Null when the place is unknown: the incident waits unassigned"),
  accuracyMetres: z.number().min(0).max(100_000).optional(),
  occurredAt: instantSchema.optional().describe("Default: reportedAt"),
  reportedAt: instantSchema.optional().describe("Default: now; not in the future"),
  requireNearBoundaryConfirmation: z.boolean().optional().describe("Refuse a point near a boundary (409 near_boundary) until somebody has confirmed it"),
  confirmedNearBoundary: z.boolean().optional().describe("Somebody has looked at both cells, and the point stays"),
}).strict().meta({ id: "IncidentReport" });

export const incidentSummarySchema = z.object({
  id: z.number().int(),
  sourceSystem: z.string(),
  externalId: z.string(),
  channel: z.string().nullable(),
  kind: z.enum(INCIDENT_KINDS),
  status: z.string(),
  category: namedSchema,
  subjectType: z.string().nullable(),
  title: z.string(),
  address: z.string(),
  occurredAt: instantSchema,
  reportedAt: instantSchema,
  position: lngLatSchema.nullable(),
  cell: namedSchema.nullable(),
  cellMethod: z.enum(CELL_METHODS),
  nearBoundary: z.boolean(),
  assignmentResult: z.enum(ASSIGNMENT_RESULTS),
  department: namedSchema.nullable(),
  person: z.object({ code: z.string(), name: z.string() }).nullable(),
}).meta({ id: "IncidentSummary" });

/** Who answers instead of those whom the rules name, until it is released. */
export const overrideSchema = z.object({
  by: z.string().nullable().describe("Who decided, as stated"),
  reason: z.string(),
  at: instantSchema,
  post: namedSchema.nullable(),
  duty: z.array(dutyStepSchema).describe("Who was asked in turn; empty where the person was named"),
}).meta({ id: "Override" });

export const reassignmentSchema = z.object({
  departmentCode: z.string().min(1),
  postCode: z.string().min(1).optional().describe("A post of the department; default: the one the person holds, else its head's"),
  personCode: z.string().min(1).optional().describe("Who holds the post now, or is its deputy; default: whoever is on duty there"),
  by: z.string().trim().min(1).max(200).optional(),
  reason: z.string().trim().min(1).max(1000),
  expectedLastEventSeq: z.number().int().min(0).optional().describe("lastEventSeq of the incident that was looked at: 409 when something has happened to it since"),
}).strict().meta({ id: "Reassignment" });

export const overrideReleaseSchema = reassignmentSchema.pick({ by: true, reason: true, expectedLastEventSeq: true }).strict().meta({ id: "OverrideRelease" });

export const incidentSchema = incidentSummarySchema.extend({
  description: z.string(),
  storedAt: instantSchema,
  explanation: explanationSchema.describe("What the rules say; with an override others answer"),
  override: overrideSchema.nullable().describe("Null: whoever the rules name answers"),
  lastEventSeq: z.number().int().describe("The newest event about this incident alone; 0: none since it was imported"),
}).meta({ id: "Incident" });

const listText = z.string().optional();

/**
 * The one incident filter as query text: list, summary, tiles, columns and exports understand it alike. Its meaning
 * is that of `IncidentFilter` in geo/columns; filter-text.ts reads and writes it. In a list of values a comma within a
 * value is written %2C and a percent sign %25.
 */
export const incidentFilterSchema = z.object({
  category: listText.describe("Category codes, comma separated; a parent includes its children"),
  channel: listText.describe("Channels, comma separated; none stands for incidents whose channel is not known"),
  kind: listText.describe("Kinds, comma separated"),
  status: listText.describe("Statuses, comma separated"),
  result: listText.describe("Assignment results, comma separated"),
  sourceSystem: listText.describe("Source systems, comma separated"),
  nearBoundary: z.enum(["true", "false"]).optional(),
  cell: z.string().optional().describe("Cell code; includes everything beneath it"),
  cells: z.string().optional().describe("Several cells, any of which will do: TERRITORY/CODE, comma separated; a / or % within either is written %2F or %25"),
  territory: listText.describe("Only incidents of these territories, comma separated; with cell, the territory of that code"),
  from: instantSchema.optional().describe("reportedAt at or after; read to the millisecond"),
  to: instantSchema.optional().describe("reportedAt before; read to the millisecond"),
  hour: listText.describe("Hours of reportedAt in the deployment's time zone, 0 to 23, comma separated"),
  weekday: listText.describe("Weekdays of reportedAt in that zone, 1 Monday to 7 Sunday, comma separated"),
  person: z.string().optional().describe("Code of the person who is to act. Only here: the columns hold no people"),
  polygon: z.string().optional().describe("Positions inside or on a ring of WGS 84 positions, lng,lat;lng,lat;lng,lat and so on, even-odd where it crosses itself"),
}).strict();

/** In which order a list comes. `near_boundary`: those first, each group newest first. `distance`: from the position given, nearest first; without a position last. */
export const INCIDENT_ORDERS = ["newest", "near_boundary", "distance"] as const;

const listedIncidentSchema = incidentSummarySchema.extend({
  distanceMetres: z.number().nullable().optional().describe("From the position given with the request; null without a position of its own"),
});

export const incidentPageSchema = z.object({
  items: z.array(listedIncidentSchema),
  nextCursor: z.string().nullable(),
  numberMatched: z.number().int().min(0).describe("Incidents under the filter, on all pages together"),
}).meta({ id: "IncidentPage" });

export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type IncidentReport = z.infer<typeof incidentReportSchema>;
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;
export type Reassignment = z.infer<typeof reassignmentSchema>;
export type OverrideRelease = z.infer<typeof overrideReleaseSchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type IncidentFilterQuery = z.infer<typeof incidentFilterSchema>;
export type ListedIncident = z.infer<typeof listedIncidentSchema>;
export type IncidentOrder = (typeof INCIDENT_ORDERS)[number];
export type IncidentPage = z.infer<typeof incidentPageSchema>;
