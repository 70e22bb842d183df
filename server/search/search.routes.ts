import { createRoute, z } from "@hono/zod-openapi";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import { SEARCH_KINDS, type SearchKind, searchResultSchema } from "../contract/search.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { search } from "./search.ts";

const getSearch = createRoute({
  method: "get",
  path: "/api/search",
  summary: "Cells, people, places and incidents by code, name or address",
  request: {
    query: z.object({
      q: z.string().trim().min(1).max(100).describe("Part of a code, name, title or address; of an incident number all of it"),
      kinds: z.string().optional().describe(`Only these, comma separated: ${SEARCH_KINDS.join(", ")}`)
        .transform((text, context) => readKinds(text, (message) => context.addIssue({ code: "custom", message }))),
      limit: z.coerce.number().int().min(1).optional().transform((n) => Math.min(n ?? 10, 50)),
    }).strict(),
  },
  responses: answers(searchResultSchema, "Of each kind that has finds a share of the limit. Exact codes first, then names that begin with the words, then the rest"),
});

function readKinds(text: string | undefined, refuse: (message: string) => void): readonly SearchKind[] {
  if (text === undefined) return SEARCH_KINDS;
  const kinds = text.split(",").flatMap((asked) => SEARCH_KINDS.find((kind) => kind === asked) ?? []);
  if (kinds.length !== text.split(",").length) refuse(`expected some of ${SEARCH_KINDS.join(", ")}, comma separated`);
  return kinds;
}

export function searchRoutes(deps: ColumnsDeps) {
  return createApiRouter().openapi(getSearch, async (c) => {
    const { q, kinds, limit } = c.req.valid("query");
    return c.json(await search(deps, q, { kinds, limit }), 200);
  });
}
