import { createRoute, z } from "@hono/zod-openapi";
import { editionSchema } from "../contract/cell.ts";
import {
  acceptanceSchema, cellChangesSchema, editionCellsSchema, editionCopyRequestSchema, editionDifferenceSchema, type EditionDifferenceAnswer,
} from "../contract/edition-draft.ts";
import { NotFoundError } from "../errors.ts";
import { answers, createApiRouter, noQuery, refusals } from "../http/api-router.ts";
import type { BackgroundWork } from "../imports/jobs/background-work.ts";
import { keyHeader, replayHeader } from "../idempotency/key-headers.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { acceptFinding } from "./accept-finding.ts";
import { cellsInView, MOST_VERTICES_ASKED } from "./cells-in-view.ts";
import { changeCells } from "./change-cells.ts";
import { copyEdition } from "./copy-edition.ts";
import { dropDraft } from "./drop-draft.ts";
import type { EditionDifference } from "./edition-difference.ts";
import { listEditions } from "./list-editions.ts";
import { noEdition } from "./find-edition.ts";

const editionId = z.coerce.number().int().min(1).max(2_147_483_647);
const idParam = z.object({ id: editionId });
const findingParam = idParam.extend({ findingId: z.string().min(1) });
const jsonBody = <T extends z.ZodType>(schema: T) => ({ required: true, content: { "application/json": { schema } } });

const BOX = /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/;
const bboxText = z.string().regex(BOX, "expected west,south,east,north in degrees").transform((text) => text.split(",").map(Number) as [number, number, number, number])
  .refine(([west, south, east, north]) => west <= east && south <= north, "west and south come first");

const postEdition = createRoute({
  method: "post", path: "/api/editions", summary: "Begin a draft as a copy of an edition",
  request: { query: noQuery, headers: keyHeader, body: jsonBody(editionCopyRequestSchema) },
  responses: { ...refusals, 201: { description: "The draft", headers: replayHeader, content: { "application/json": { schema: editionSchema } } } },
});

const deleteEdition = createRoute({
  method: "delete", path: "/api/editions/{id}", summary: "Drop a draft with its cells and findings",
  request: { params: idParam, query: noQuery },
  responses: answers(z.object({ name: z.string(), territory: z.string(), cellCount: z.number().int(), findingCount: z.number().int() }).meta({ id: "DroppedDraft" }), "What went"),
});

const getCells = createRoute({
  method: "get", path: "/api/editions/{id}/cells", summary: "Cells of an edition with every vertex",
  request: {
    params: idParam,
    query: z.object({
      bbox: bboxText.optional().describe(`Only cells that meet west,south,east,north; without it all. At most ${MOST_VERTICES_ASKED} vertices are answered, more are refused`),
      depth: z.coerce.number().int().min(1).max(20).optional().describe("Only cells of this depth; without it those that have no children"),
    }).strict(),
  },
  responses: answers(editionCellsSchema, "By depth and code"),
});

const putCells = createRoute({
  method: "put", path: "/api/editions/{id}/cells", summary: "Change borders of a draft, all or none; the cells above follow",
  request: { params: idParam, query: noQuery, body: jsonBody(cellChangesSchema) },
  responses: answers(editionSchema, "The draft at its new revision"),
});

const getDifference = createRoute({
  method: "get", path: "/api/editions/{id}/difference", summary: "The ground that changes hands from one edition to another",
  request: { params: idParam, query: z.object({ to: editionId.describe("The later edition") }).strict() },
  responses: answers(editionDifferenceSchema, "Exact areas as GeoJSON, and the borders in which the editions differ"),
});

const putAcceptance = createRoute({
  method: "put", path: "/api/editions/{id}/findings/{findingId}/acceptance", summary: "Let a finding of a draft stand, with the reason",
  request: { params: findingParam, query: noQuery, body: jsonBody(acceptanceSchema) },
  responses: answers(editionSchema, "The draft with its findings counted"),
});

const deleteAcceptance = createRoute({
  method: "delete", path: "/api/editions/{id}/findings/{findingId}/acceptance", summary: "Take an acceptance back",
  request: { params: findingParam, query: noQuery },
  responses: answers(editionSchema, "The draft with its findings counted"),
});

export interface EditionDraftsDeps extends Pick<ServiceDeps, "db"> {
  /** Editions that differ everywhere take seconds to compare: that runs where it holds no request up. */
  work: BackgroundWork;
}

/** Making, editing and comparing draft editions. */
export function editionDraftsRoutes({ db, work }: EditionDraftsDeps) {
  const one = async (id: number) => {
    const [edition] = await listEditions(db, id);
    if (edition === undefined) throw new NotFoundError(noEdition(id));
    return edition;
  };
  return createApiRouter()
    .openapi(postEdition, async (c) => {
      const { id, isReplay } = await copyEdition(db, c.req.valid("json"), c.req.valid("header")["idempotency-key"] ?? null);
      if (isReplay) c.header("Idempotent-Replay", "true");
      return c.json(await one(id), 201);
    })
    .openapi(deleteEdition, async (c) => c.json(await dropDraft(db, c.req.valid("param").id), 200))
    .openapi(getCells, async (c) => c.json(await cellsInView(db, c.req.valid("param").id, c.req.valid("query")), 200))
    .openapi(putCells, async (c) => {
      const { id } = c.req.valid("param");
      await changeCells(db, id, c.req.valid("json"));
      return c.json(await one(id), 200);
    })
    .openapi(getDifference, async (c) => {
      const asked = { do: "difference" as const, fromEditionId: c.req.valid("param").id, toEditionId: c.req.valid("query").to };
      return c.json(differenceAnswer(await work.run(asked, c.req.raw.signal)), 200);
    })
    .openapi(putAcceptance, async (c) => {
      const { id, findingId } = c.req.valid("param");
      await acceptFinding(db, id, findingId, c.req.valid("json").reason);
      return c.json(await one(id), 200);
    })
    .openapi(deleteAcceptance, async (c) => {
      const { id, findingId } = c.req.valid("param");
      await acceptFinding(db, id, findingId, null);
      return c.json(await one(id), 200);
    });
}

function differenceAnswer({ fromEditionId, toEditionId, grounds, borders, bbox }: EditionDifference): EditionDifferenceAnswer {
  return {
    type: "FeatureCollection", fromEditionId, toEditionId,
    features: grounds.map(({ geometry, areaSquareMetres, from, to }) => ({ type: "Feature", geometry, properties: { from, to, areaSquareMetres } })),
    areaSquareMetres: grounds.reduce((sum, ground) => sum + ground.areaSquareMetres, 0),
    bbox: bbox === null ? null : [...bbox],
    bordersGone: borders.gone, bordersNew: borders.came,
  };
}
