import { z } from "@hono/zod-openapi";
import { incidentFilterSchema } from "../contract/incident.ts";
import { SUMMARY_PERIODS } from "../contract/summary.ts";

/** What a summary may be asked: the filters of the list, and how finely to count. */
export const summaryQuerySchema = incidentFilterSchema.extend({
  depth: z.coerce.number().int().min(1).max(20).optional().describe("Depth of the cells counted by; default 1, the top. Incidents of a shallower cell count there"),
  level: z.string().min(1).optional().describe("The same by level code"),
  period: z.enum(SUMMARY_PERIODS).default("month").describe("Periods of reportedAt in the deployment's time zone; weeks begin on Monday"),
}).strict();

export type SummaryQuery = z.infer<typeof summaryQuerySchema>;
