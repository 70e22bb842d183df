import { z } from "zod";
import { bboxSchema } from "./cell.ts";
import { incidentSummarySchema } from "./incident.ts";
import { instantSchema, namedSchema } from "./primitives.ts";

/** What a change set is about: a draft edition, a draft of the responsibility matrix, or what is in force by now. */
export const changeSubjectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("edition"), editionId: z.number().int() }).strict(),
  z.object({ kind: z.literal("rules"), draftId: z.number().int() }).strict(),
  z.object({ kind: z.literal("in_force") }).strict(),
]).meta({ id: "ChangeSubject" });

export const ownerSchema = z.object({
  cell: namedSchema.nullable(),
  result: z.string(),
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
  heldByOverride: z.number().int().describe("Would move, but an override holds them"),
  withoutOwner: z.number().int().describe("Would have no cell, no rule or nobody on duty afterwards"),
  flows: z.array(z.object({ from: ownerSchema, to: ownerSchema, count: z.number().int() })).describe("By person, largest first, at most 200; cell null in these"),
  incidents: z.array(z.object({ incident: incidentSummarySchema, after: ownerSchema })).describe("The first 500 that move, newest first"),
  enterprisesMoving: z.number().int(),
  reachesTouched: z.number().int(),
  areaSquareMetres: z.number().describe("Ground that changes hands"),
  bbox: bboxSchema.nullable(),
}).meta({ id: "ChangePreview" });

export const changeSetSchema = z.object({
  id: z.number().int(),
  subject: changeSubjectSchema,
  appliedAt: instantSchema,
  by: z.string().nullable(),
  reason: z.string(),
  movedIncidents: z.number().int(),
}).meta({ id: "ChangeSet" });

export type ChangeSubject = z.infer<typeof changeSubjectSchema>;
export type Owner = z.infer<typeof ownerSchema>;
export type ChangePreview = z.infer<typeof changePreviewSchema>;
export type ChangeSet = z.infer<typeof changeSetSchema>;
