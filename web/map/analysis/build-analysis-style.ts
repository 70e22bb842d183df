import type { FontFacesSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { GROUND_MAX_ZOOM, groundTiles, INCIDENT_MAX_ZOOM } from "../build-style.ts";
import { borderLayers, cellLabelLayers, landLayers } from "../layers/cells.ts";
import { clusterLayers, incidentLayers } from "../layers/incidents.ts";
import { riverLabelLayers, riverLayers } from "../layers/water.ts";
import { ANALYSIS_LAYERS, ANALYSIS_SOURCES } from "./analysis-layer-ids.ts";
import type { AnalysisMapState } from "./analysis-state.ts";
import { densityLayers, polygonLayers } from "./layers/area-layers.ts";
import { choiceLayers, circleLayers, fillLayers, shownIf } from "./layers/place-layers.ts";
import { binData, circleData, cornersOf, polygonData } from "./place-data.ts";
import { incidentTilesAddress } from "./tile-address.ts";

/** From here towns are wide enough to be told apart beneath bins. */
const DETAIL_FROM_ZOOM = 10.5;
/** Depths of the layers of borders and names, see layers/cells.ts. */
const [COUNTY_DEPTH, TOWN_DEPTH, VILLAGE_DEPTH] = [2, 3, 4];

/** The whole style of an analysis map. Pure: the same state gives the same style. Classes are painted onto it apart. */
export function buildAnalysisStyle(state: AnalysisMapState, fontFaces: FontFacesSpecification): StyleSpecification {
  const { ground } = state;
  const layers: LayerSpecification[] = [
    ...landLayers(ground), ...densityLayers(state), ...fillLayers(state),
    ...borderLayers(ground, ["village-line", "town-line"]).map((layer) => fewer(layer, state)), ...riverLayers(ground), ...borderLayers(ground, ["county-line", "city-line"]),
    ...polygonLayers(state), ...choiceLayers(state), ...circleLayers(state),
    ...riverLabelLayers(ground), ...cellLabelLayers(ground).map((layer) => fewer(layer, state)),
    ...[...incidentLayers(ground), ...clusterLayers(ground)].map((layer) => onlyInPoints(layer, state)),
  ];
  return {
    version: 8,
    "font-faces": fontFaces,
    sources: sourcesOf(state),
    layers: layers.toSorted((a, b) => order(a.id) - order(b.id)),
  };
}

function sourcesOf(state: AnalysisMapState): Record<string, SourceSpecification> {
  const { ground, density } = state;
  return {
    // A cell is known by its path: codes repeat between territories.
    [ANALYSIS_SOURCES.cells]: { ...groundTiles(ground, ANALYSIS_SOURCES.cells, true), promoteId: { cell: "path" } } as SourceSpecification,
    [ANALYSIS_SOURCES.rivers]: groundTiles(ground, ANALYSIS_SOURCES.rivers, false),
    [ANALYSIS_SOURCES.incidents]: { type: "vector", tiles: [incidentTilesAddress(state)], maxzoom: INCIDENT_MAX_ZOOM },
    [ANALYSIS_SOURCES.bins]: { type: "geojson", data: binData(state.places), promoteId: "id", maxzoom: GROUND_MAX_ZOOM, tolerance: 0.1 },
    [ANALYSIS_SOURCES.figures]: { type: "geojson", data: circleData(state.places), promoteId: "id" },
    [ANALYSIS_SOURCES.polygon]: { type: "geojson", data: polygonData(state.polygon) },
    ...(density === null ? {} : { [ANALYSIS_SOURCES.density]: { type: "image", url: density.url, coordinates: cornersOf(density.bbox) } satisfies SourceSpecification }),
  };
}

/** Borders and names below the level that is shown wait until there is room for both; bins and densities know only counties. */
function fewer(layer: LayerSpecification, { unit, shows }: AnalysisMapState): LayerSpecification {
  const shownDepth = unit.kind === "cells" && (shows === "figures" || shows === "hotspots") ? unit.depth : COUNTY_DEPTH;
  const depth = layer.id.startsWith("village") ? VILLAGE_DEPTH : layer.id.startsWith("town") ? TOWN_DEPTH : COUNTY_DEPTH;
  return depth <= shownDepth ? layer : { ...layer, minzoom: DETAIL_FROM_ZOOM };
}

function onlyInPoints(layer: LayerSpecification, { shows }: AnalysisMapState): LayerSpecification {
  return { ...layer, layout: { ..."layout" in layer ? layer.layout : {}, ...shownIf(shows === "points") } } as LayerSpecification;
}

const order = (id: string): number => ANALYSIS_LAYERS.findIndex((known) => known === id);
