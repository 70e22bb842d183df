import { createRoute, z } from "@hono/zod-openapi";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import { cellLineSchema, cellNetworkSchema, cellPageSchema, cellSchema } from "../contract/cell.ts";
import { answers, createApiRouter } from "../http/api-router.ts";
import { depthQueryShape, MOST_CELLS_UNASKED } from "../http/depth-query.ts";
import { pageQueryShape } from "../http/page-query.ts";
import { askedDepth, deepestWithin } from "../territory/asked-depth.ts";
import type { CellNetworks } from "./cell-networks.ts";
import { findCell, findCellBorder, findCellLine, findCells } from "./find-cells.ts";
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

const getNetwork = createRoute({
  method: "get",
  path: "/api/cells/network",
  summary: "All cells in force at exactly one depth, and which border on which",
  request: { query: z.object(depthQueryShape).strict(), headers: z.object({ "if-none-match": z.string().optional() }) },
  responses: {
    ...answers(cellNetworkSchema, "Cells over all territories. A territory whose tree ends above the depth has none"),
    304: { description: "The network at hand is still right" },
  },
});

const getCell = createRoute({
  method: "get",
  path: "/api/cells/{code}",
  summary: "One cell in force",
  request: { params: codeParam, query: territoryQuery },
  responses: answers(cellSchema, "The cell"),
});

const getCellLine = createRoute({
  method: "get",
  path: "/api/cells/{code}/line",
  summary: "One cell in force and all above it",
  request: { params: codeParam, query: territoryQuery },
  responses: answers(cellLineSchema, "Top cell first"),
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

export interface CellsDeps extends AssignmentDeps {
  cellNetworks: CellNetworks;
}

export function cellsRoutes(deps: CellsDeps) {
  return createApiRouter()
    .openapi(listCells, async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      return c.json(await findCells(deps, filter, { cursor, limit }), 200);
    })
    // Before the route of one cell, whose code could be anything.
    .openapi(getNetwork, async (c) => {
      const { territories } = (await deps.liveAssigner.current()).snapshot;
      const now = deps.now();
      const depth = askedDepth(c.req.valid("query"), territories.levels) ?? deepestWithin(MOST_CELLS_UNASKED, territories.inForceAt(now.getTime()));
      const { version, json } = await deps.cellNetworks.at(depth, territories, now);
      const headers = { ETag: `"${version}"`, "Cache-Control": "no-cache" };
      if (c.req.valid("header")["if-none-match"]?.includes(headers.ETag)) return c.body(null, 304, headers);
      return c.body(json, 200, { ...headers, "Content-Type": "application/json" });
    })
    .openapi(getCell, async (c) =>
      c.json(await findCell(deps, c.req.valid("param").code, c.req.valid("query").territory), 200))
    .openapi(getCellLine, async (c) =>
      c.json(await findCellLine(deps, c.req.valid("param").code, c.req.valid("query").territory), 200))
    .openapi(getCellGeometry, async (c) => {
      const cell = await findCell(deps, c.req.valid("param").code, c.req.valid("query").territory);
      return c.json({ type: "Feature" as const, geometry: await findCellBorder(deps, cell), properties: cell }, 200);
    })
    .openapi(getLand, async (c) => c.json(await findLand(deps), 200));
}
