import { createRoute, z } from "@hono/zod-openapi";
import { instantSchema } from "../contract/primitives.ts";
import { pageOf } from "../contract/reference.ts";
import { evaluateWaterRequestSchema, readingSchema, sectionWaterHistorySchema, upstreamSchema, waterEvaluationSchema, waterSchema } from "../contract/water.ts";
import { answers, createApiRouter, noQuery } from "../http/api-router.ts";
import { pageQueryShape } from "../http/page-query.ts";
import { evaluateReadings } from "./evaluate-readings.ts";
import { listReadings } from "./list-readings.ts";
import { waterOverview } from "./overview.ts";
import { sectionHistory } from "./section-history.ts";
import { upstreamOfReach, upstreamOfSection } from "./upstream.ts";
import type { WaterDeps } from "./water-deps.ts";

const MOST_MONTHS = 240;
const codeParams = z.object({ code: z.string().min(1) });
const period = { from: instantSchema.optional(), to: instantSchema.optional() };
const upstreamQuery = z.object({
  withinMetres: z.coerce.number().positive().optional().describe("Along the water; without it everything up-stream"),
  bankMetres: z.coerce.number().min(0).max(20_000).default(1000).describe("How far from the water an enterprise still counts"),
}).strict();

const getWater = createRoute({
  method: "get", path: "/api/water", summary: "The class of every section, reach and river in a period",
  request: { query: z.object(period).strict() }, responses: answers(waterSchema, "Judged by GB 3838 and 环办〔2011〕22号"),
});
const getSectionWater = createRoute({
  method: "get", path: "/api/monitoring-sections/{code}/water", summary: "One section month by month, with the limits that judge it",
  request: { params: codeParams, query: z.object({ months: z.coerce.number().int().min(1).max(MOST_MONTHS).default(36) }).strict() },
  responses: answers(sectionWaterHistorySchema, "Classes and means of the months, oldest first"),
});
const getReadings = createRoute({
  method: "get", path: "/api/monitoring-sections/{code}/readings", summary: "Readings of a section, newest first",
  request: { params: codeParams, query: z.object({ ...pageQueryShape, ...period, indicator: z.string().min(1).optional().describe("Code or name") }).strict() },
  responses: answers(pageOf(readingSchema), "A page of readings"),
});
const getUpstreamOfSection = createRoute({
  method: "get", path: "/api/monitoring-sections/{code}/upstream", summary: "Reaches, sections and enterprises up-stream of a section",
  request: { params: codeParams, query: upstreamQuery }, responses: answers(upstreamSchema, "Nearest first, by the way of the water"),
});
const getUpstreamOfReach = createRoute({
  method: "get", path: "/api/river-reaches/{code}/upstream", summary: "Reaches, sections and enterprises up-stream of a reach's lower end",
  request: { params: codeParams, query: upstreamQuery }, responses: answers(upstreamSchema, "Nearest first, by the way of the water"),
});
const postEvaluate = createRoute({
  method: "post", path: "/api/water/evaluate", summary: "The class of readings that are not stored",
  request: { query: noQuery, body: { required: true, content: { "application/json": { schema: evaluateWaterRequestSchema } } } },
  responses: answers(waterEvaluationSchema, "Class, grade and main pollution items"),
});

export function waterRoutes(deps: WaterDeps) {
  return createApiRouter()
    .openapi(getWater, async (c) => c.json(await waterOverview(deps, c.req.valid("query")), 200))
    .openapi(getSectionWater, async (c) => c.json(await sectionHistory(deps, c.req.valid("param").code, c.req.valid("query").months), 200))
    .openapi(getReadings, async (c) => c.json(await listReadings(deps, c.req.valid("param").code, c.req.valid("query")), 200))
    .openapi(getUpstreamOfSection, async (c) => c.json(await upstreamOfSection(deps, c.req.valid("param").code, c.req.valid("query")), 200))
    .openapi(getUpstreamOfReach, async (c) => c.json(await upstreamOfReach(deps, c.req.valid("param").code, c.req.valid("query")), 200))
    .openapi(postEvaluate, (c) => c.json(evaluateReadings(c.req.valid("json"), { now: deps.now(), timeZone: deps.settings.timeZone }), 200));
}
