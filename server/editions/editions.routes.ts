import { createRoute, z } from "@hono/zod-openapi";
import { editionSchema, findingSchema } from "../contract/cell.ts";
import { pageOf } from "../contract/reference.ts";
import { NotFoundError } from "../errors.ts";
import { findingsToGeoJson } from "../../geo/index.ts";
import { answers, createApiRouter, noQuery, refusals } from "../http/api-router.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { pageQueryShape } from "../http/page-query.ts";
import type { BackgroundWork } from "../imports/jobs/background-work.ts";
import { isStorableText } from "../imports/storable-text.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { listEditions } from "./list-editions.ts";
import { findingAnswers, findingOf, readFindings } from "./stored-findings.ts";
import { noEdition } from "./find-edition.ts";

export interface EditionsDeps extends Pick<ServiceDeps, "db"> {
  /** Checks take seconds of computing: they run where they hold no request up. */
  work: BackgroundWork;
}

const idParam = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

const getEditions = createRoute({
  method: "get",
  path: "/api/editions",
  summary: "Boundary editions, drafts included",
  request: { query: noQuery },
  responses: answers(pageOf(editionSchema), "All editions, oldest first"),
});

const getFindings = createRoute({
  method: "get",
  path: "/api/editions/{id}/findings",
  summary: "What the topology check of an edition found",
  request: { params: idParam, query: z.object(pageQueryShape).strict() },
  responses: answers(pageOf(findingSchema), "Errors first; empty when unchecked or sound"),
});

const findingCollectionSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.object({ type: z.literal("Feature"), geometry: z.unknown(), properties: z.record(z.string(), z.unknown()) }).loose()),
}).meta({ id: "FindingCollection" });

const getFindingsGeoJson = createRoute({
  method: "get",
  path: "/api/editions/{id}/findings.geojson",
  summary: "The same as GeoJSON, for any GIS",
  request: { params: idParam, query: noQuery },
  responses: { ...refusals, 200: { description: "All findings, flat properties", content: { "application/geo+json": { schema: findingCollectionSchema } } } },
});

const postCheck = createRoute({
  method: "post",
  path: "/api/editions/{id}/check",
  summary: "Check the topology of a draft edition",
  request: { params: idParam, query: noQuery },
  responses: answers(editionSchema, "The edition with its findings counted"),
});

const publishRequestSchema = z.object({
  accept: z.array(z.string()).default([]).describe("Ids of findings that are errors and shall not stand in the way"),
  reason: z.string().max(1000).refine(isStorableText, "holds U+0000 or half a character").optional().describe("Why; required with accept"),
}).strict().meta({ id: "PublishRequest" });

const postPublish = createRoute({
  method: "post",
  path: "/api/editions/{id}/publish",
  summary: "Check a draft edition and put it in force; 409 names every error that is not accepted",
  request: { params: idParam, query: noQuery, body: { required: false, content: { "application/json": { schema: publishRequestSchema } } } },
  responses: answers(editionSchema, "The edition, published"),
});

export function editionsRoutes({ db, work }: EditionsDeps) {
  const one = async (id: number) => {
    const [edition] = await listEditions(db, id);
    if (edition === undefined) throw new NotFoundError(noEdition(id));
    return edition;
  };
  return createApiRouter()
    .openapi(getEditions, async (c) => c.json({ items: await listEditions(db), nextCursor: null }, 200))
    .openapi(getFindings, async (c) => {
      const { cursor, limit } = c.req.valid("query");
      const { id } = await one(c.req.valid("param").id);
      const after = cursor === undefined ? 0 : decodeCursor(cursor, ["integer"])[0];
      const rows = await readFindings(db, id, { after, limit: limit + 1 });
      const nextCursor = rows.length > limit ? encodeCursor([after + limit]) : null;
      return c.json({ items: await findingAnswers(db, id, rows.slice(0, limit)), nextCursor }, 200);
    })
    .openapi(getFindingsGeoJson, async (c) => {
      const { id } = await one(c.req.valid("param").id);
      const collection = findingsToGeoJson((await readFindings(db, id)).map(findingOf));
      return c.json(collection as unknown as z.infer<typeof findingCollectionSchema>, 200, { "content-type": "application/geo+json" });
    })
    .openapi(postCheck, async (c) => {
      const { id } = await one(c.req.valid("param").id);
      await work.run({ do: "check", editionId: id }, c.req.raw.signal);
      return c.json(await one(id), 200);
    })
    .openapi(postPublish, async (c) => {
      const { id } = await one(c.req.valid("param").id);
      const { accept, reason } = publishRequestSchema.parse(c.req.valid("json") ?? {});
      await work.run({ do: "publish", editionId: id, accept, reason }, new AbortController().signal);
      return c.json(await one(id), 200);
    });
}
