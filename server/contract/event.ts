import { z } from "zod";
import { changeSubjectSchema, ownerSchema } from "./change-set.ts";
import { incidentSummarySchema } from "./incident.ts";
import { instantSchema } from "./primitives.ts";

/** What the live stream carries. `seq` is the SSE id; a client applies each seq once. */
export const streamEventSchema = z.discriminatedUnion("type", [
  z.object({ seq: z.number().int(), at: instantSchema, type: z.literal("incident.reported"),
    incident: incidentSummarySchema,
    cellPath: z.string().nullable().optional().describe("Territory and cell codes down to the owning cell, joined by /; null without a cell. Events of the first version lack it"),
  }),
  z.object({ seq: z.number().int(), at: instantSchema, type: z.literal("incident.reassigned"),
    incident: incidentSummarySchema.describe("As it is now"),
    cellPath: z.string().nullable().describe("As in incident.reported"),
    before: ownerSchema,
    reason: z.string(),
    by: z.string().nullable().describe("Who did it, as stated"),
    changeSetId: z.number().int().nullable().describe("Null: this incident alone, by hand"),
  }),
  z.object({ seq: z.number().int(), at: instantSchema, type: z.literal("change_set.applied"), changeSetId: z.number().int(), subject: changeSubjectSchema, movedIncidents: z.number().int() })
    .describe("Comes after the events of the incidents that moved"),
  z.object({ seq: z.number().int(), at: instantSchema, type: z.literal("incidents.imported"), importId: z.number().int(), firstId: z.number().int(), lastId: z.number().int(), count: z.number().int() }),
  z.object({ seq: z.number().int(), at: instantSchema, type: z.literal("edition.published"), editionId: z.number().int(), territory: z.string() }),
  z.object({ seq: z.number().int(), at: instantSchema, type: z.literal("reference.imported"), kind: z.string(), count: z.number().int() }),
  z.object({ seq: z.number().int(), at: instantSchema, type: z.literal("readings.imported"), importId: z.number().int(), count: z.number().int().describe("Readings added or corrected") }),
]).meta({ id: "StreamEvent" });

export type StreamEvent = z.infer<typeof streamEventSchema>;
