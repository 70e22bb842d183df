import type { FontFacesSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { LAYERS, SOURCES } from "./layer-ids.ts";
import { borderLayers, cellLabelLayers, landLayers } from "./layers/cells.ts";
import { enterpriseLayers } from "./layers/enterprises.ts";
import { clusterLayers, incidentLayers } from "./layers/incidents.ts";
import { focusLayers, highlightData, highlightLayers, markData, placeLayers } from "./layers/selection.ts";
import { measureData, measureLayers } from "./layers/measure.ts";
import { linkLayers, ownData, ownFillLayers, ownLineLayers } from "./layers/own.ts";
import { riverLabelLayers, riverLayers, sectionLayers } from "./layers/water.ts";
import type { MapState } from "./map-state.ts";

/** Zooms of the finest tiles that the server cuts. */
export const GROUND_MAX_ZOOM = 14;
export const INCIDENT_MAX_ZOOM = 16;

/** The whole style for a state. Pure: the same state gives the same style. */
export function buildStyle(state: MapState, fontFaces: FontFacesSpecification): StyleSpecification {
  const layers: LayerSpecification[] = [
    ...landLayers(state), ...ownFillLayers(state),
    ...borderLayers(state, ["village-line", "town-line"]),
    ...riverLayers(state),
    ...borderLayers(state, ["county-line", "city-line"]),
    ...ownLineLayers(state), ...highlightLayers(state),
    ...riverLabelLayers(state), ...cellLabelLayers(state),
    ...sectionLayers(state), ...enterpriseLayers(state), ...linkLayers(state),
    ...focusLayers(state), ...incidentLayers(state), ...clusterLayers(state), ...placeLayers(state),
    ...measureLayers(state),
  ];
  return {
    version: 8,
    "font-faces": fontFaces,
    sources: {
      [SOURCES.cells]: groundTiles(state, SOURCES.cells, true),
      [SOURCES.rivers]: groundTiles(state, SOURCES.rivers, false),
      [SOURCES.sections]: groundTiles(state, SOURCES.sections, false),
      [SOURCES.enterprises]: groundTiles(state, SOURCES.enterprises, false),
      [SOURCES.incidents]: { type: "vector", tiles: [incidentTilesUrl(state)], maxzoom: INCIDENT_MAX_ZOOM },
      [SOURCES.highlight]: { type: "geojson", data: highlightData(state) },
      [SOURCES.marks]: { type: "geojson", data: markData(state) },
      [SOURCES.own]: { type: "geojson", data: ownData(state) },
      [SOURCES.measure]: { type: "geojson", data: measureData(state) },
    },
    layers: layers.toSorted((a, b) => order(a.id) - order(b.id)),
  };
}

/** Where incident tiles come from; the filter is part of the address. */
export function incidentTilesUrl({ origin, incidentQuery }: Pick<MapState, "origin" | "incidentQuery">): string {
  return `${origin}/tiles/${SOURCES.incidents}/{z}/{x}/{y}.mvt${incidentQuery === "" ? "" : `?${incidentQuery}`}`;
}

/** Tiles of cells or reference data. `bounded`: nothing of the layer lies outside all cells, so tiles elsewhere are never asked for. */
export function groundTiles(state: MapState, layer: string, bounded: boolean): SourceSpecification {
  return {
    type: "vector", tiles: [`${state.origin}/tiles/${layer}/{z}/{x}/{y}.mvt`], maxzoom: GROUND_MAX_ZOOM,
    ...(bounded && state.bbox ? { bounds: [...state.bbox] } : {}),
  };
}

const order = (id: string): number => LAYERS.findIndex((known) => known === id);
