import type { FontFacesSpecification, GeoJSONSourceSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { GeoJSON } from "geojson";
import { GROUND_MAX_ZOOM, groundTiles } from "../build-style.ts";
import { borderLayers, cellLabelLayers, landLayers } from "../layers/cells.ts";
import { riverLabelLayers, riverLayers } from "../layers/water.ts";
import { changeLayers, editLayers, movingLayers } from "./change-layers.ts";
import { EDITION_LAYERS, EDITION_SOURCES } from "./editions-layer-ids.ts";
import type { EditionsMapState } from "./editions-state.ts";
import { findingLayers } from "./finding-layers.ts";

/** The whole style of the map of boundary editions. Pure: the same state gives the same style. */
export function buildEditionsStyle(state: EditionsMapState, fontFaces: FontFacesSpecification): StyleSpecification {
  const { ground } = state;
  // While borders are edited, those of the tiles would lie beside them.
  const leafLines = borderLayers(ground, ["village-line", "town-line"])
    .map((layer): LayerSpecification => ({ ...layer, layout: { ...layer.layout, visibility: state.edited === null ? "visible" : "none" } } as LayerSpecification));
  const layers: LayerSpecification[] = [
    ...landLayers(ground), ...leafLines, ...riverLayers(ground), ...borderLayers(ground, ["county-line", "city-line"]),
    ...changeLayers(state), ...editLayers(state), ...findingLayers(state), ...riverLabelLayers(ground), ...cellLabelLayers(ground), ...movingLayers(state),
  ];
  return { version: 8, "font-faces": fontFaces, sources: sourcesOf(state), layers: layers.toSorted((a, b) => order(a.id) - order(b.id)) };
}

/** Where the cells' tiles come from; edition and version are part of the address. */
export function cellTilesUrl({ ground, tiles }: Pick<EditionsMapState, "ground" | "tiles">): string {
  return `${ground.origin}/tiles/${EDITION_SOURCES.cells}/{z}/{x}/{y}.mvt${tiles === "" ? "" : `?${tiles}`}`;
}

/** What is drawn from this page's own data: it changes while the style stays. */
export function ownData(state: EditionsMapState): Readonly<Record<string, GeoJSON>> {
  return {
    [EDITION_SOURCES.ground]: state.changedGround,
    [EDITION_SOURCES.gone]: state.bordersGone,
    [EDITION_SOURCES.came]: state.bordersNew,
    [EDITION_SOURCES.edited]: state.edited ?? NOTHING,
    [EDITION_SOURCES.findings]: state.findings,
    [EDITION_SOURCES.moving]: state.moving,
  };
}

const NOTHING: GeoJSON = { type: "FeatureCollection", features: [] };

function sourcesOf(state: EditionsMapState): Record<string, SourceSpecification> {
  // Borders are compared vertex by vertex on this map: nothing may be simplified.
  const own = (data: GeoJSON): GeoJSONSourceSpecification => ({ type: "geojson", data, tolerance: 0, maxzoom: 18 });
  return {
    [EDITION_SOURCES.cells]: { type: "vector", tiles: [cellTilesUrl(state)], maxzoom: GROUND_MAX_ZOOM },
    [EDITION_SOURCES.rivers]: groundTiles(state.ground, EDITION_SOURCES.rivers, false),
    [EDITION_SOURCES.rubber]: own(NOTHING),
    ...Object.fromEntries(Object.keys(ownData(state)).map((id) => [id, own(NOTHING)])),
  };
}

const order = (id: string): number => EDITION_LAYERS.findIndex((known) => known === id);
