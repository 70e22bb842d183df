import { z } from "zod";
import { ASSIGNMENT_RESULTS, CELL_METHODS, explanationSchema } from "./assignment.ts";
import { instantSchema, lngLatSchema, namedSchema, statedPositionSchema } from "./primitives.ts";

export const INCIDENT_KINDS = ["complaint", "inquiry", "suggestion"] as const;
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

export const incidentSchema = incidentSummarySchema.extend({
  description: z.string(),
  storedAt: instantSchema,
  explanation: explanationSchema,
}).meta({ id: "Incident" });

/** The filters that list, summary, tiles and (later) columns and exports all understand alike. */
export const incidentFilterSchema = z.object({
  category: z.string().optional().describe("Category codes, comma separated; a parent includes its children"),
  from: instantSchema.optional().describe("reportedAt at or after"),
  to: instantSchema.optional().describe("reportedAt before"),
  result: z.string().optional().describe("Assignment results, comma separated"),
  nearBoundary: z.enum(["true", "false"]).optional(),
  cell: z.string().optional().describe("Cell code; includes everything beneath it"),
  territory: z.string().optional().describe("Only incidents of this territory; needed with cell when two territories share its code"),
  sourceSystem: z.string().optional(),
}).strict();

export const incidentPageSchema = z.object({
  items: z.array(incidentSummarySchema),
  nextCursor: z.string().nullable(),
}).meta({ id: "IncidentPage" });

export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type IncidentReport = z.infer<typeof incidentReportSchema>;
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type IncidentFilter = z.infer<typeof incidentFilterSchema>;
export type IncidentPage = z.infer<typeof incidentPageSchema>;
