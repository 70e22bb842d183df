import { createRoute } from "@hono/zod-openapi";
import { pageOf } from "../../contract/reference.ts";
import { dryRunSchema } from "../../contract/responsibility.ts";
import { answers, createApiRouter, noQuery, refusals } from "../../http/api-router.ts";
import { readDraft } from "../drafts/draft-rows.ts";
import { draftParam } from "../drafts/drafts.routes.ts";
import { listDryRuns, readDryRun } from "./dry-run-rows.ts";
import { DryRuns, type DryRunsDeps } from "./dry-runs.ts";

const postDryRun = createRoute({
  method: "post",
  path: "/api/responsibility/drafts/{id}/dry-run",
  summary: "Replay the incidents of the last twelve months by a draft's rules; stores nothing but its findings",
  request: { params: draftParam, query: noQuery },
  responses: {
    202: { description: "The job; Location is where its progress is told", content: { "application/json": { schema: dryRunSchema } } },
    ...refusals,
  },
});

const getDryRuns = createRoute({
  method: "get",
  path: "/api/responsibility/drafts/{id}/dry-runs",
  summary: "The last twenty dry runs of a draft, newest first",
  request: { params: draftParam, query: noQuery },
  responses: answers(pageOf(dryRunSchema), "The runs"),
});

const getDryRun = createRoute({
  method: "get",
  path: "/api/responsibility/dry-runs/{id}",
  summary: "How far a dry run is, with rate and remaining time, or what it found",
  request: { params: draftParam, query: noQuery },
  responses: answers(dryRunSchema, "The run"),
});

const postCancel = createRoute({
  method: "post",
  path: "/api/responsibility/dry-runs/{id}/cancel",
  summary: "Stop a dry run that waits or runs",
  request: { params: draftParam, query: noQuery },
  responses: answers(dryRunSchema, "The run, cancelled"),
});

export function dryRunsRoutes(deps: DryRunsDeps) {
  const { db } = deps;
  const runs = new DryRuns(deps);
  return createApiRouter()
    .openapi(postDryRun, async (c) => {
      const run = await runs.begin(c.req.valid("param").id);
      return c.json(run, 202, { location: `/api/responsibility/dry-runs/${run.id}` });
    })
    .openapi(getDryRuns, async (c) => {
      const { id } = await readDraft(db, c.req.valid("param").id);
      return c.json({ items: await listDryRuns(db, id), nextCursor: null }, 200);
    })
    .openapi(getDryRun, async (c) => c.json(await readDryRun(db, c.req.valid("param").id), 200))
    .openapi(postCancel, async (c) => c.json(await runs.cancel(c.req.valid("param").id), 200));
}
