import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ColumnsDeps } from "../columns/filter-columns.ts";
import { incidentFilterSchema } from "../contract/incident.ts";
import { InvalidError, NotFoundError } from "../errors.ts";
import { createApiRouter, refusals } from "../http/api-router.ts";
import { said } from "../said.ts";
import { cellLayer, editionLayer } from "./cell-layer.ts";
import { INCIDENT_MAX_ZOOM, incidentTile } from "./incident-tile.ts";
import { enterpriseLayer, monitoringSectionLayer, type PlacesVersion, riverReachLayer } from "./place-layers.ts";
import { STATIC_MAX_ZOOM, type StaticTileLayer } from "./static-tile-layer.ts";
import { parseTileCoordinate } from "./tile-coordinate.ts";

export interface TileDeps extends ColumnsDeps {
  /** Changes whenever an import replaced places. */
  placesVersion: PlacesVersion;
}

const tileParams = z.object({ z: z.string(), x: z.string(), y: z.string().regex(/^\d+\.mvt$/, "expected a number and .mvt") });
const versionQuery = z.object({
  v: z.string().optional().describe("Version from the TileJSON; makes the tile cacheable"),
  edition: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe("Cells of this boundary edition, drafts included, instead of those in force"),
}).strict();

const mvt = {
  200: { description: "A Mapbox vector tile", content: { "application/vnd.mapbox-vector-tile": { schema: z.string().meta({ format: "binary" }) } } },
  204: { description: "Nothing lies in this tile" },
  304: { description: "The tile at hand is still right" },
  ...refusals,
};

const tileJsonSchema = z.object({
  tilejson: z.literal("3.0.0"),
  name: z.string(),
  tiles: z.array(z.string()),
  minzoom: z.number().int(),
  maxzoom: z.number().int(),
  vector_layers: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.string()) })),
}).meta({ id: "TileJSON" });

const CELL_FIELDS = { path: "String", code: "String", name_zh: "String", name_en: "String", level: "String", depth: "Number", parent: "String", territory: "String" };
const INCIDENT_FIELDS = { id: "Number", category: "String", category_l1: "String", result: "String", near: "Number", reported_at: "Number" };

/** Source layers of each tile layer and their fields: what TileJSON tells. */
const VECTOR_LAYERS: ReadonlyMap<string, Readonly<Record<string, Readonly<Record<string, string>>>>> = new Map(Object.entries({
  cells: { cell: { ...CELL_FIELDS, outline_zoom: "Number" }, cell_label: { ...CELL_FIELDS, width_degrees: "Number", leaf: "Number" } },
  "river-reaches": { river_reach: { code: "String", name_zh: "String", name_en: "String", river_name: "String", ordinal: "Number" } },
  "monitoring-sections": { monitoring_section: { code: "String", name_zh: "String", name_en: "String", target_class: "Number", bearing: "Number" } },
  enterprises: { enterprise: { code: "String", name_zh: "String", name_en: "String", kind: "String" } },
  incidents: { incident: INCIDENT_FIELDS, incident_cluster: { count: "Number", n_unassigned: "Number", n_near: "Number", id: "Number" } },
}));

const staticTileRoute = createRoute({
  method: "get", path: "/tiles/{layer}/{z}/{x}/{y}", summary: "One vector tile of cells or places",
  request: { params: tileParams.extend({ layer: z.string() }), query: versionQuery }, responses: mvt,
});
const incidentTileRoute = createRoute({
  method: "get", path: "/tiles/incidents/{z}/{x}/{y}", summary: "One vector tile of incidents under a filter; counts over tiles add up",
  request: { params: tileParams, query: incidentFilterSchema }, responses: mvt,
});
const tileJsonRoute = createRoute({
  method: "get", path: "/tiles/{layer}", summary: "TileJSON of a layer: {layer}.json",
  request: { params: z.object({ layer: z.string() }), query: z.object({}).strict() },
  responses: { 200: { description: "TileJSON 3.0", content: { "application/json": { schema: tileJsonSchema } } }, ...refusals },
});

/** Vector tiles of everything the map draws. */
export function tilesRoutes(deps: TileDeps) {
  const layers: ReadonlyMap<string, StaticTileLayer> = new Map(Object.entries({
    cells: cellLayer(deps),
    "river-reaches": riverReachLayer(deps, deps.placesVersion),
    "monitoring-sections": monitoringSectionLayer(deps, deps.placesVersion),
    enterprises: enterpriseLayer(deps, deps.placesVersion),
  }));
  const editions = new EditionLayers(deps);
  return createApiRouter()
    .openapi(incidentTileRoute, async (c) => {
      const { z: zoom, x, y } = c.req.valid("param");
      const tile = await incidentTile(deps, parseTileCoordinate(zoom, x, y.slice(0, -4)), c.req.valid("query"));
      return sendTile(c, tile, "no-cache");
    })
    .openapi(staticTileRoute, async (c) => {
      const { layer, z: zoom, x, y } = c.req.valid("param");
      const at = parseTileCoordinate(zoom, x, y.slice(0, -4));
      const { v: version, edition } = c.req.valid("query");
      if (edition !== undefined && layer !== "cells") throw InvalidError.at("query.edition", said(`Only cells belong to an edition, not ${layer}`, `只有网格分版本，${layer} 没有`));
      const tile = await (edition === undefined ? namedLayer(layers, layer) : editions.layer(edition)).tile(at);
      // Only a tile asked for by its version may be kept: without one it could turn old unseen.
      return sendTile(c, tile, version === undefined ? "no-cache" : "private, max-age=86400");
    })
    .openapi(tileJsonRoute, async (c) => {
      const name = c.req.valid("param").layer.replace(/\.json$/, "");
      const fields = VECTOR_LAYERS.get(name);
      if (fields === undefined || !c.req.valid("param").layer.endsWith(".json")) throw unknownLayer(c.req.valid("param").layer);
      const version = await layers.get(name)?.version();
      return c.json({
        tilejson: "3.0.0" as const,
        name,
        tiles: [`${new URL(c.req.url).origin}/tiles/${name}/{z}/{x}/{y}.mvt${version === undefined ? "" : `?v=${version}`}`],
        minzoom: 0,
        maxzoom: name === "incidents" ? INCIDENT_MAX_ZOOM : STATIC_MAX_ZOOM,
        vector_layers: Object.entries(fields).map(([id, ofLayer]) => ({ id, fields: { ...ofLayer } })),
      }, 200);
    });
}

/** Tiles of single editions are looked at by few, so those of the last ones suffice. */
class EditionLayers {
  static readonly #most = 2;
  readonly #layers = new Map<number, StaticTileLayer>();
  readonly #deps: Pick<TileDeps, "db">;

  constructor(deps: Pick<TileDeps, "db">) {
    this.#deps = deps;
  }

  layer(editionId: number): StaticTileLayer {
    const layer = this.#layers.get(editionId) ?? editionLayer(this.#deps, editionId);
    this.#layers.delete(editionId);
    this.#layers.set(editionId, layer);
    for (const oldest of this.#layers.keys()) {
      if (this.#layers.size <= EditionLayers.#most) break;
      this.#layers.delete(oldest);
    }
    return layer;
  }
}

function namedLayer(layers: ReadonlyMap<string, StaticTileLayer>, name: string): StaticTileLayer {
  const layer = layers.get(name);
  if (layer === undefined) throw unknownLayer(name);
  return layer;
}

function unknownLayer(name: string): NotFoundError {
  return new NotFoundError(said(`There is no tile layer ${JSON.stringify(name)}; the layers are ${[...VECTOR_LAYERS.keys()].join(", ")}`, `没有图层“${name}”`));
}

function sendTile(c: Context, tile: Uint8Array | null, cacheControl: string) {
  if (tile === null) return c.body(null, 204, { "Cache-Control": cacheControl });
  return c.body(new Uint8Array(tile), 200, { "Content-Type": "application/vnd.mapbox-vector-tile", "Cache-Control": cacheControl });
}
