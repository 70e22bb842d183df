import { createRoute } from "@hono/zod-openapi";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import { summarySchema } from "../contract/summary.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { summarise } from "./summarise.ts";
import { summaryQuerySchema } from "./summary-query.ts";

const getSummary = createRoute({
  method: "get",
  path: "/api/summary",
  summary: "Counts of stored incidents by result, cell, category and period, under the filters of the list",
  request: { query: summaryQuerySchema },
  responses: answers(summarySchema, "Counts from one reading; each breakdown adds up to the total"),
});

export function summaryRoutes(deps: ColumnsDeps) {
  return createApiRouter().openapi(getSummary, async (c) => c.json(await summarise(deps, c.req.valid("query")), 200));
}
