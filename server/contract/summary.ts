import { z } from "zod";
import { ASSIGNMENT_RESULTS } from "./assignment.ts";
import { instantSchema, namedSchema } from "./primitives.ts";

export const SUMMARY_PERIODS = ["day", "week", "month", "year"] as const;

const count = z.number().int().min(0);

/** Counts of stored incidents under one filter; each breakdown adds up to `total`. */
export const summarySchema = z.object({
  asOf: instantSchema,
  lastEventSeq: z.number().int(),
  total: count,
  byResult: z.object(Object.fromEntries(ASSIGNMENT_RESULTS.map((r) => [r, count])) as Record<(typeof ASSIGNMENT_RESULTS)[number], typeof count>),
  nearBoundary: count,
  byCell: z.array(namedSchema.extend({ territory: z.string(), count })).describe("Cells of the asked depth; incidents without a cell are in withoutCell"),
  withoutCell: count,
  withoutPosition: count.describe("Incidents that no map can show"),
  byCategory: z.array(namedSchema.extend({ parentCode: z.string().nullable(), count })).describe("Each category as recorded; parents do not include children"),
  byPeriod: z.array(z.object({ from: instantSchema, count })).describe("Periods begin at local midnight; empty ones are left out"),
  byChannel: z.array(z.object({ value: z.string().nullable(), count })).describe("Null: the channel is not known"),
  byKind: z.array(z.object({ value: z.string(), count })),
  byStatus: z.array(z.object({ value: z.string(), count })),
  bySourceSystem: z.array(z.object({ value: z.string(), count })),
  byHourOfWeek: z.array(count).length(168).describe("(ISO weekday - 1) × 24 + hour of reportedAt, local time"),
}).meta({ id: "Summary" });

export type Summary = z.infer<typeof summarySchema>;
