import { createRoute } from "@hono/zod-openapi";
import { categoryHotspotsSchema, hotspotsSchema } from "../contract/hotspot.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { findCategoryHotspots } from "./find-category-hotspots.ts";
import { findHotspots, type HotspotsDeps } from "./find-hotspots.ts";
import { categoryHotspotsQuerySchema, hotspotsQuerySchema } from "./hotspots-query.ts";

const getHotspots = createRoute({
  method: "get",
  path: "/api/hotspots",
  summary: "Cells where incidents under the filters of the list concentrate more, or less, than chance would have it",
  request: { query: hotspotsQuerySchema },
  responses: answers(hotspotsSchema, "Gi* of every cell studied, how it was computed, and how far it can be trusted"),
});

const getCategoryHotspots = createRoute({
  method: "get",
  path: "/api/hotspots/by-category",
  summary: "Where every category by itself concentrates in a window, ranked together, and who answers for the place",
  description: "Gi* of the rates of every category as recorded over the cells of one depth; the false discovery rate is kept among the cells of all categories together. "
    + "An answer holds until the next event and, while the window is open, for ten minutes.",
  request: { query: categoryHotspotsQuerySchema },
  responses: answers(categoryHotspotsSchema, "Groups of hot cells, the highest peak first"),
});

export function hotspotsRoutes(deps: HotspotsDeps) {
  return createApiRouter()
    .openapi(getHotspots, async (c) => c.json(await findHotspots(deps, c.req.valid("query")), 200))
    .openapi(getCategoryHotspots, async (c) => c.json(await findCategoryHotspots(deps, c.req.valid("query")), 200));
}
