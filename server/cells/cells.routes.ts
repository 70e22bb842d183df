import { createRoute, z } from "@hono/zod-openapi";
import type { ServiceDeps } from "../service-deps.ts";
import { cellPageSchema, cellSchema } from "../contract/cell.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { pageQueryShape } from "../http/page-query.ts";
import { findCell, findCellBorder, findCells } from "./find-cells.ts";
import { findLand } from "./find-land.ts";

const territoryQuery = z.object({
  territory: z.string().optional().describe("Needed only when two territories share the code"),
}).strict();
const codeParam = z.object({ code: z.string() });

const listCells = createRoute({
  method: "get",
  path: "/api/cells",
  summary: "Cells in force",
  request: {
    query: z.object({
      ...pageQueryShape,
      level: z.string().optional().describe("Level code"),
      parent: z.string().optional().describe("Code of the cell above"),
      territory: z.string().optional(),
    }).strict(),
  },
  responses: answers(cellPageSchema, "A page of cells by territory, depth and code"),
});

const getCell = createRoute({
  method: "get",
  path: "/api/cells/{code}",
  summary: "One cell in force",
  request: { params: codeParam, query: territoryQuery },
  responses: answers(cellSchema, "The cell"),
});

const cellFeatureSchema = z.object({
  type: z.literal("Feature"),
  geometry: z.object({ type: z.enum(["Polygon", "MultiPolygon"]), coordinates: z.array(z.unknown()) }),
  properties: cellSchema,
}).meta({ id: "CellFeature" });

const getCellGeometry = createRoute({
  method: "get",
  path: "/api/cells/{code}/geometry",
  summary: "The border of one cell in force as a GeoJSON feature",
  request: { params: codeParam, query: territoryQuery },
  responses: answers(cellFeatureSchema, "The cell as it was published, every vertex"),
});

const landSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.object({
    type: z.literal("Feature"),
    geometry: cellFeatureSchema.shape.geometry,
    properties: z.object({ code: z.string(), territory: z.string() }),
  })),
}).meta({ id: "Land" });

const getLand = createRoute({
  method: "get",
  path: "/api/land",
  summary: "The topmost cells in force as GeoJSON: the ground that all cells together cover",
  request: { query: z.object({}).strict() },
  responses: answers(landSchema, "Every vertex, territory by territory"),
});

export function cellsRoutes(deps: ServiceDeps) {
  return createApiRouter()
    .openapi(listCells, async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      return c.json(await findCells(deps, filter, { cursor, limit }), 200);
    })
    .openapi(getCell, async (c) =>
      c.json(await findCell(deps, c.req.valid("param").code, c.req.valid("query").territory), 200))
    .openapi(getCellGeometry, async (c) => {
      const cell = await findCell(deps, c.req.valid("param").code, c.req.valid("query").territory);
      return c.json({ type: "Feature" as const, geometry: await findCellBorder(deps, cell), properties: cell }, 200);
    })
    .openapi(getLand, async (c) => c.json(await findLand(deps), 200));
}
