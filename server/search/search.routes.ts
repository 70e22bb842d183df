import { createRoute, z } from "@hono/zod-openapi";
import type { ServiceDeps } from "../service-deps.ts";
import { searchResultSchema } from "../contract/search.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { search } from "./search.ts";

const getSearch = createRoute({
  method: "get",
  path: "/api/search",
  summary: "Cells, places and incidents by code or name",
  request: {
    query: z.object({
      q: z.string().trim().min(1).max(100).describe("Part of a code, name or incident number"),
      limit: z.coerce.number().int().min(1).optional().transform((n) => Math.min(n ?? 10, 50)),
    }).strict(),
  },
  responses: answers(searchResultSchema, "Exact codes first, then names that begin with the words, then the rest"),
});

export function searchRoutes(deps: ServiceDeps) {
  return createApiRouter().openapi(getSearch, async (c) => {
    const { q, limit } = c.req.valid("query");
    return c.json({ items: await search(deps, q, limit) }, 200);
  });
}
