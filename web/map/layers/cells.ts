import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { LABEL_FONTS } from "../font-faces.ts";
import { SOURCES, type LayerId } from "../layer-ids.ts";
import type { MapState } from "../map-state.ts";
import { nameExpression, visibility } from "./shared-expressions.ts";

interface BorderStyle {
  id: LayerId;
  /** Depth in the level dictionary: 1 is the top. The deepest entry also serves all levels beneath it. */
  depths: "1" | "2" | "3" | "4+";
  widthPixels: number;
  colour: (state: MapState) => string;
  /** Zoom levels past the whole-territory view from which the line is drawn. */
  fromZoom: number;
}

const BORDERS: readonly BorderStyle[] = [
  { id: "village-line", depths: "4+", widthPixels: 1, colour: ({ palette }) => palette.village, fromZoom: 1.4 },
  { id: "town-line", depths: "3", widthPixels: 1.5, colour: ({ palette }) => palette.town, fromZoom: 0 },
  { id: "county-line", depths: "2", widthPixels: 2, colour: ({ palette }) => palette.county, fromZoom: -20 },
  { id: "city-line", depths: "1", widthPixels: 2.4, colour: ({ palette }) => palette.city, fromZoom: -20 },
];

interface LabelStyle {
  id: LayerId;
  depths: "2" | "3" | "4+";
  sizePixels: number;
  spacingEm: number;
  colour: (state: MapState) => string;
  fromZoom: number;
  untilZoom: number;
}

const LABELS: readonly LabelStyle[] = [
  { id: "village-label", depths: "4+", sizePixels: 12, spacingEm: 0, colour: ({ palette }) => palette.text3, fromZoom: 2.4, untilZoom: 24 },
  { id: "town-label", depths: "3", sizePixels: 13, spacingEm: 0.02, colour: ({ palette }) => palette.text2, fromZoom: 1, untilZoom: 24 },
  { id: "county-label", depths: "2", sizePixels: 14, spacingEm: 0.1, colour: ({ palette }) => palette.text1, fromZoom: -20, untilZoom: 3.4 },
];

export function landLayers(state: MapState): LayerSpecification[] {
  return [
    { id: "outside" satisfies LayerId, type: "background", paint: { "background-color": state.palette.outside } },
    {
      id: "land" satisfies LayerId, type: "fill", source: SOURCES.cells, "source-layer": "cell", filter: ["==", ["get", "depth"], 1],
      // Neighbouring fills without antialiasing leave no hairline between tiles.
      paint: { "fill-color": state.palette.land, "fill-antialias": false },
    },
  ];
}

/** Borders of one or more levels; upper levels are drawn over rivers, lower ones beneath. */
export function borderLayers(state: MapState, ids: readonly LayerId[]): LayerSpecification[] {
  return BORDERS.filter((border) => ids.includes(border.id)).map((border) => ({
    id: border.id, type: "line", source: SOURCES.cells, "source-layer": "cell", filter: ofDepth(border.depths),
    minzoom: clampZoom(state.homeZoom + border.fromZoom),
    layout: { "line-join": "round", visibility: visibility(state, "cells") },
    paint: { "line-color": border.colour(state), "line-width": border.widthPixels },
  }));
}

export function cellLabelLayers(state: MapState): LayerSpecification[] {
  return LABELS.map((label) => ({
    id: label.id, type: "symbol", source: SOURCES.cells, "source-layer": "cell_label", filter: ofDepth(label.depths),
    minzoom: clampZoom(state.homeZoom + label.fromZoom), maxzoom: clampZoom(state.homeZoom + label.untilZoom),
    layout: {
      visibility: visibility(state, "labels"),
      "text-field": nameExpression(state.language), "text-font": LABEL_FONTS, "text-size": label.sizePixels,
      "text-letter-spacing": label.spacingEm, "text-padding": 3, "text-max-width": 9,
      "text-variable-anchor": ["center", "bottom", "top", "left", "right", "bottom-left", "bottom-right", "top-left", "top-right"], "text-radial-offset": 1.2, "text-justify": "center",
    },
    paint: { "text-color": label.colour(state), "text-halo-color": state.palette.halo, "text-halo-width": 2 },
  }));
}

function ofDepth(depths: "1" | "2" | "3" | "4+"): ExpressionSpecification {
  return depths === "4+" ? [">=", ["get", "depth"], 4] : ["==", ["get", "depth"], Number(depths)];
}

const clampZoom = (zoom: number): number => Math.min(24, Math.max(0, zoom));
