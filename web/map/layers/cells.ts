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
  places: readonly (TextAnchor | [number, number])[];
}
type TextAnchor = "center" | "top" | "bottom" | "left" | "right" | "top-left" | "top-right" | "bottom-left" | "bottom-right";

/** Places for a name around its point, the best first; offsets in em, measured from the named side of the text. */
const NEAR_PLACES: LabelStyle["places"] = ["center", [0, 0], "top", [0, 1.2], "bottom", [0, -1.2], "left", [1.2, 0], "right", [-1.2, 0]];
/** A county must be named even among many clusters, and is wide enough for its name to step aside. */
const FAR_PLACES: LabelStyle["places"] = [
  ...NEAR_PLACES, "top", [0, 2.2], "bottom", [0, -2.2], "top-left", [1, 1.2], "top-right", [-1, 1.2], "bottom-left", [1, -1.2], "bottom-right", [-1, -1.2],
  "top-left", [1.6, 2.4], "top-right", [-1.6, 2.4], "bottom-left", [1.6, -2.4], "bottom-right", [-1.6, -2.4], "top", [0, 3.4], "bottom", [0, -3.4],
];

const LABELS: readonly LabelStyle[] = [
  { id: "village-label", depths: "4+", sizePixels: 12, spacingEm: 0, colour: ({ palette }) => palette.text3, fromZoom: 2.4, untilZoom: 24, places: NEAR_PLACES },
  { id: "town-label", depths: "3", sizePixels: 13, spacingEm: 0.02, colour: ({ palette }) => palette.text2, fromZoom: 1, untilZoom: 24, places: NEAR_PLACES },
  { id: "county-label", depths: "2", sizePixels: 14, spacingEm: 0.1, colour: ({ palette }) => palette.text1, fromZoom: -20, untilZoom: 3.4, places: FAR_PLACES },
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
      "text-letter-spacing": state.language === "zh" ? label.spacingEm : 0, "text-padding": 2, "text-max-width": 12,
      "text-variable-anchor-offset": [...label.places], "text-justify": "center",
    },
    paint: { "text-color": label.colour(state), "text-halo-color": state.palette.halo, "text-halo-width": 2 },
  }));
}

function ofDepth(depths: "1" | "2" | "3" | "4+"): ExpressionSpecification {
  return depths === "4+" ? [">=", ["get", "depth"], 4] : ["==", ["get", "depth"], Number(depths)];
}

const clampZoom = (zoom: number): number => Math.min(24, Math.max(0, zoom));
