import { z } from "zod";
import { ASSIGNMENT_RESULTS } from "./assignment.ts";
import { bboxSchema } from "./cell.ts";
import { incidentSummarySchema } from "./incident.ts";
import { instantSchema, namedSchema } from "./primitives.ts";

/** What a change set is about: a draft edition, a draft of the responsibility matrix, or what is in force by now. */
export const changeSubjectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("edition"), editionId: z.number().int() }).strict(),
  z.object({ kind: z.literal("rules"), draftId: z.number().int() }).strict(),
  z.object({ kind: z.literal("in_force") }).strict(),
]).meta({ id: "ChangeSubject" });

/** Whose an incident is. */
export const ownerSchema = z.object({
  cell: namedSchema.nullable(),
  result: z.enum(ASSIGNMENT_RESULTS),
  department: namedSchema.nullable(),
  person: z.object({ code: z.string(), name: z.string() }).nullable(),
}).meta({ id: "Owner" });

/** Which open incidents would change hands: `POST /api/change-sets/preview`. Incidents held by an override never move. */
export const changePreviewSchema = z.object({
  subject: changeSubjectSchema,
  computedAt: instantSchema,
  basis: z.string().describe("Names what this was computed from; applying refuses (409) when it is no longer so"),
  openIncidents: z.number().int(),
  movingIncidents: z.number().int(),
  handedOver: z.number().int().describe("Of those that move, how many the same person does not answer for before and after; the others change the cell or the rule only"),
  heldByOverride: z.number().int().describe("Would move, but an override holds them"),
  withoutOwner: z.number().int().describe("Would have no cell, no rule or nobody on duty afterwards"),
  asOf: instantSchema.describe("The instant whose boundaries, rules and people count: now, or when a draft edition takes effect if that is later"),
  appliesNow: z.boolean().describe("False for a draft edition that takes effect later: publish it, and re-assign what is in force from that day"),
  flows: z.array(z.object({ from: ownerSchema, to: ownerSchema, count: z.number().int() })).describe("By person, largest first, at most 200; cell null in these"),
  incidents: z.array(z.object({ incident: incidentSummarySchema, after: ownerSchema })).describe("The first 500 that move, newest first"),
  enterprisesMoving: z.number().int(),
  reachesTouched: z.number().int(),
  areaSquareMetres: z.number().describe("Ground that changes hands"),
  bbox: bboxSchema.nullable(),
}).meta({ id: "ChangePreview" });

export const changeRequestSchema = z.object({ subject: changeSubjectSchema }).strict().meta({ id: "ChangePreviewRequest" });

export const changeApplicationSchema = z.object({
  subject: changeSubjectSchema,
  basis: z.string().min(1).max(200).describe("Of the preview that was looked at"),
  reason: z.string().trim().min(1).max(1000),
  by: z.string().trim().min(1).max(200).optional(),
}).strict().meta({ id: "ChangeApplication" });

/** A preview or an application under way; it computes for seconds where incidents are many. */
export const changeProgressSchema = z.object({
  work: z.enum(["preview", "apply"]),
  subject: changeSubjectSchema,
  stage: z.enum(["loading", "looking", "moving", "publishing"]),
  incidentsDone: z.number().int(),
  incidentsTotal: z.number().int(),
  startedAt: instantSchema,
}).meta({ id: "ChangeProgress" });

export const changeSetSchema = z.object({
  id: z.number().int(),
  subject: changeSubjectSchema,
  appliedAt: instantSchema,
  by: z.string().nullable(),
  reason: z.string(),
  movedIncidents: z.number().int(),
  handedOver: z.number().int().describe("As in the preview"),
}).meta({ id: "ChangeSet" });

export type ChangeSubject = z.infer<typeof changeSubjectSchema>;
export type Owner = z.infer<typeof ownerSchema>;
export type ChangePreview = z.infer<typeof changePreviewSchema>;
export type ChangeProgress = z.infer<typeof changeProgressSchema>;
export type ChangeApplication = z.infer<typeof changeApplicationSchema>;
export type ChangeSet = z.infer<typeof changeSetSchema>;
