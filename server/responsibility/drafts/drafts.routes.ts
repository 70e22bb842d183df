import { createRoute, z } from "@hono/zod-openapi";
import { pageOf } from "../../contract/reference.ts";
import { newRuleDraftSchema, ruleDraftEditSchema, ruleDraftSchema } from "../../contract/responsibility.ts";
import { answers, createApiRouter, noQuery, refusals } from "../../http/api-router.ts";
import { InvalidError } from "../../errors.ts";
import { keyHeader, replayHeader } from "../../idempotency/key-headers.ts";
import { holdsStorableTexts } from "../../imports/storable-text.ts";
import { said } from "../../said.ts";
import type { ServiceDeps } from "../../service-deps.ts";
import { createDraft, discardDraft, listDrafts, readDraft } from "./draft-rows.ts";
import { editDraft } from "./edit-draft.ts";

export const draftParam = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

const getDrafts = createRoute({
  method: "get",
  path: "/api/responsibility/drafts",
  summary: "Drafts of the responsibility matrix, newest first; applied ones stay on record",
  request: { query: noQuery },
  responses: answers(pageOf(ruleDraftSchema), "All drafts"),
});

const postDraft = createRoute({
  method: "post",
  path: "/api/responsibility/drafts",
  summary: "Begin a draft upon the rules in force",
  request: { query: noQuery, headers: keyHeader, body: { required: true, content: { "application/json": { schema: newRuleDraftSchema } } } },
  responses: { 201: { description: "The draft, which changes nothing yet", headers: replayHeader, content: { "application/json": { schema: ruleDraftSchema } } }, ...refusals },
});

const getDraft = createRoute({
  method: "get",
  path: "/api/responsibility/drafts/{id}",
  summary: "One draft with its changes",
  request: { params: draftParam, query: noQuery },
  responses: answers(ruleDraftSchema, "The draft"),
});

const putDraft = createRoute({
  method: "put",
  path: "/api/responsibility/drafts/{id}",
  summary: "Save a draft's changes as a whole; 409 when somebody saved it in between",
  request: { params: draftParam, query: noQuery, body: { required: true, content: { "application/json": { schema: ruleDraftEditSchema } } } },
  responses: answers(ruleDraftSchema, "The draft at its next revision"),
});

const deleteDraft = createRoute({
  method: "delete",
  path: "/api/responsibility/drafts/{id}",
  summary: "Discard a draft that was not applied",
  request: { params: draftParam, query: noQuery },
  responses: { 204: { description: "It is gone" }, ...refusals },
});

/** Drafts: begin, read, save, discard. Applying is a change set. */
export function draftsRoutes(deps: Pick<ServiceDeps, "db" | "now">) {
  const { db } = deps;
  return createApiRouter()
    .openapi(getDrafts, async (c) => c.json({ items: await listDrafts(db), nextCursor: null }, 200))
    .openapi(postDraft, async (c) => {
      const wish = c.req.valid("json");
      if (!holdsStorableTexts(wish)) throw InvalidError.at("body.name", said("The name holds U+0000 or half a character.", "名称含有字符 U+0000 或半个字符。"));
      const { draft, isReplay } = await createDraft(db, wish, c.req.valid("header")["idempotency-key"] ?? null);
      if (isReplay) c.header("Idempotent-Replay", "true");
      return c.json(draft, 201, { location: `/api/responsibility/drafts/${draft.id}` });
    })
    .openapi(getDraft, async (c) => c.json(await readDraft(db, c.req.valid("param").id), 200))
    .openapi(putDraft, async (c) => c.json(await editDraft(deps, c.req.valid("param").id, c.req.valid("json")), 200))
    .openapi(deleteDraft, async (c) => {
      await discardDraft(db, c.req.valid("param").id);
      return c.body(null, 204);
    });
}
