import { createRoute, z } from "@hono/zod-openapi";
import { changeApplicationSchema, changePreviewSchema, changeProgressSchema, changeRequestSchema, changeSetSchema } from "../contract/change-set.ts";
import { pageOf } from "../contract/reference.ts";
import { answers, createApiRouter, noQuery, refusals } from "../http/api-router.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { pageQueryShape } from "../http/page-query.ts";
import type { BackgroundWork } from "../imports/jobs/background-work.ts";
import { keyHeader } from "../idempotency/key-headers.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { listChangeSets } from "./change-set-rows.ts";
import { ChangeWork } from "./change-work.ts";

export interface ChangeSetsDeps extends Pick<ServiceDeps, "db" | "now"> {
  /** Planning computes for seconds where incidents are many: it runs where it holds no request up. */
  work: BackgroundWork;
}

const previewRoute = createRoute({
  method: "post",
  path: "/api/change-sets/preview",
  summary: "Which open incidents would change hands; changes nothing",
  description: "For a draft of boundaries or rules, only incidents about which the draft and what is in force differ; for in_force, every open incident that would be assigned otherwise now. "
    + "Boundaries, rules and people count as of now. Incidents that somebody has overridden never move.",
  request: { query: noQuery, body: { required: true, content: { "application/json": { schema: changeRequestSchema } } } },
  responses: answers(changePreviewSchema, "What would move, and the basis to apply it by"),
});

const applyRoute = createRoute({
  method: "post",
  path: "/api/change-sets",
  summary: "Put a draft in force and move the incidents that its preview showed, in one transaction",
  request: { query: noQuery, headers: keyHeader, body: { required: true, content: { "application/json": { schema: changeApplicationSchema } } } },
  responses: {
    201: {
      description: "The change set as applied",
      headers: z.object({ "idempotent-replay": z.literal("true").optional().describe("The same had been applied before") }),
      content: { "application/json": { schema: changeSetSchema } },
    },
    ...refusals,
  },
});

const listRoute = createRoute({
  method: "get",
  path: "/api/change-sets",
  summary: "Change sets applied so far, newest first",
  request: { query: z.object(pageQueryShape).strict() },
  responses: answers(pageOf(changeSetSchema), "A page of change sets"),
});

const progressRoute = createRoute({
  method: "get",
  path: "/api/change-sets/progress",
  summary: "How far previews and applications under way have come",
  request: { query: noQuery },
  responses: answers(z.object({ items: z.array(changeProgressSchema) }).meta({ id: "ChangeProgressList" }), "Those of this server; empty when none is under way"),
});

export function changeSetsRoutes({ db, now, work }: ChangeSetsDeps) {
  const changes = new ChangeWork(work, now);
  return createApiRouter()
    .openapi(previewRoute, async (c) => c.json(await changes.preview(c.req.valid("json").subject, c.req.raw.signal), 200))
    .openapi(applyRoute, async (c) => {
      const { changeSet, isReplay } = await changes.apply(c.req.valid("json"), c.req.valid("header")["idempotency-key"] ?? null);
      if (isReplay) c.header("Idempotent-Replay", "true");
      return c.json(changeSet, 201);
    })
    .openapi(progressRoute, (c) => c.json({ items: changes.running() }, 200))
    .openapi(listRoute, async (c) => {
      const { cursor, limit } = c.req.valid("query");
      const items = await listChangeSets(db, cursor === undefined ? undefined : decodeCursor(cursor, ["integer"])[0], limit + 1);
      const last = items[limit - 1];
      return c.json({ items: items.slice(0, limit), nextCursor: items.length > limit && last !== undefined ? encodeCursor([last.id]) : null }, 200);
    });
}
