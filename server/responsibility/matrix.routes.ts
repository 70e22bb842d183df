import { createRoute, z } from "@hono/zod-openapi";
import { instantSchema } from "../contract/primitives.ts";
import { responsibilityChecksSchema, responsibilityMatrixSchema } from "../contract/responsibility.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { checkResponsibilities } from "./checks/check-responsibilities.ts";
import type { MatrixDeps } from "./matrix/matrix-basis.ts";
import { showMatrix } from "./matrix/show-matrix.ts";

const basisQuery = {
  at: instantSchema.optional().describe("Default: now"),
  draft: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe("Id of a draft: as if it were applied at that instant"),
};

const getMatrix = createRoute({
  method: "get",
  path: "/api/responsibility/matrix",
  summary: "Who answers for what, where: every category in every area, ambiguities and gaps included",
  request: { query: z.object({ ...basisQuery, cell: z.string().min(1).optional().describe("Only this cell, its children and what beneath has rules of its own") }).strict() },
  responses: answers(responsibilityMatrixSchema, "Areas, categories, and how each area answers for each category"),
});

const getChecks = createRoute({
  method: "get",
  path: "/api/responsibility/checks",
  summary: "What of rules, posts and people is not in order, and what to do about it",
  request: { query: z.object(basisQuery).strict() },
  responses: answers(responsibilityChecksSchema, "Errors first; with the incidents of twelve months that fell on each"),
});

export function matrixRoutes(deps: MatrixDeps) {
  return createApiRouter()
    .openapi(getMatrix, async (c) => c.json(await showMatrix(deps, c.req.valid("query")), 200))
    .openapi(getChecks, async (c) => c.json(await checkResponsibilities(deps, c.req.valid("query")), 200));
}
