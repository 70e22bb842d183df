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
}

// No zooms here: each level says from where its cells are wide enough to outline, whatever the extent of all territories.

const BORDERS: readonly BorderStyle[] = [
  { id: "village-line", depths: "4+", widthPixels: 1, colour: ({ palette }) => palette.village },
  { id: "town-line", depths: "3", widthPixels: 1.5, colour: ({ palette }) => palette.town },
  { id: "county-line", depths: "2", widthPixels: 2, colour: ({ palette }) => palette.county },
  { id: "city-line", depths: "1", widthPixels: 2.4, colour: ({ palette }) => palette.city },
];

interface LabelStyle {
  id: LayerId;
  depths: "1" | "2" | "3" | "4+";
  sizePixels: number;
  spacingEm: number;
  colour: (state: MapState) => string;
  /** Widths of a cell on the screen, at a whole zoom, between which it is named. */
  fromPixels: number;
  untilPixels: number;
  /** The same of a cell that has cells beneath it; else they are named beside it. */
  parentUntilPixels?: number;
  places: readonly (TextAnchor | [number, number])[];
}
type TextAnchor = "center" | "top" | "bottom" | "left" | "right" | "top-left" | "top-right" | "bottom-left" | "bottom-right";

const NO_LIMIT = 1e9;
/** Pixels of one degree of longitude at zoom 0, with tiles of 512 pixels. */
const PIXELS_PER_DEGREE = 512 / 360;

/** Places for a name around its point, the best first; offsets in em, measured from the named side of the text. */
const NEAR_PLACES: LabelStyle["places"] = ["center", [0, 0], "top", [0, 1.2], "bottom", [0, -1.2], "left", [1.2, 0], "right", [-1.2, 0]];
/** A county must be named even among many clusters, and is wide enough for its name to step aside. */
const FAR_PLACES: LabelStyle["places"] = [
  ...NEAR_PLACES, "top", [0, 2.2], "bottom", [0, -2.2], "top-left", [1, 1.2], "top-right", [-1, 1.2], "bottom-left", [1, -1.2], "bottom-right", [-1, -1.2],
  "top-left", [1.6, 2.4], "top-right", [-1.6, 2.4], "bottom-left", [1.6, -2.4], "bottom-right", [-1.6, -2.4], "top", [0, 3.4], "bottom", [0, -3.4],
];

const LABELS: readonly LabelStyle[] = [
  { id: "village-label", depths: "4+", sizePixels: 12, spacingEm: 0, colour: ({ palette }) => palette.text3, fromPixels: 64, untilPixels: NO_LIMIT, places: NEAR_PLACES },
  { id: "town-label", depths: "3", sizePixels: 13, spacingEm: 0.02, colour: ({ palette }) => palette.text2, fromPixels: 80, untilPixels: NO_LIMIT, places: NEAR_PLACES },
  { id: "county-label", depths: "2", sizePixels: 14, spacingEm: 0.1, colour: ({ palette }) => palette.text1, fromPixels: 24, untilPixels: 3000, places: FAR_PLACES },
  // A city is named as long as its counties are too narrow to be; where nothing lies beneath, as a county is.
  { id: "city-label", depths: "1", sizePixels: 14, spacingEm: 0.1, colour: ({ palette }) => palette.text1, fromPixels: 24, untilPixels: 3000, parentUntilPixels: 64, places: FAR_PLACES },
];

export function landLayers(state: MapState): LayerSpecification[] {
  return [
    { id: "outside" satisfies LayerId, type: "background", paint: { "background-color": state.palette.outside } },
    {
      id: "land" satisfies LayerId, type: "fill", source: SOURCES.cells, "source-layer": "cell",
      // The topmost cells of each territory: not every territory begins at the first level of the dictionary.
      filter: ["==", ["coalesce", ["get", "parent"], ""], ""],
      // Neighbouring fills without antialiasing leave no hairline between tiles.
      paint: { "fill-color": state.palette.land, "fill-antialias": false },
    },
  ];
}

/** Borders of one or more levels; upper levels are drawn over rivers, lower ones beneath. */
export function borderLayers(state: MapState, ids: readonly LayerId[]): LayerSpecification[] {
  return BORDERS.filter((border) => ids.includes(border.id)).map((border) => ({
    id: border.id, type: "line", source: SOURCES.cells, "source-layer": "cell",
    filter: ["all", ofDepth(border.depths), [">=", ["zoom"], ["get", "outline_zoom"]]],
    layout: { "line-join": "round", visibility: visibility(state, "cells") },
    paint: { "line-color": border.colour(state), "line-width": border.widthPixels },
  }));
}

export function cellLabelLayers(state: MapState): LayerSpecification[] {
  return LABELS.map((label) => ({
    id: label.id, type: "symbol", source: SOURCES.cells, "source-layer": "cell_label",
    filter: ["all", ofDepth(label.depths), widthBetween(label)],
    layout: {
      "symbol-sort-key": ["get", "depth"],
      visibility: visibility(state, "labels"),
      "text-field": nameExpression(state.language), "text-font": LABEL_FONTS, "text-size": label.sizePixels,
      "text-letter-spacing": state.language === "zh" ? label.spacingEm : 0, "text-padding": 2, "text-max-width": 12,
      "text-variable-anchor-offset": [...label.places], "text-justify": "center",
    },
    paint: { "text-color": labelColour(state, label), "text-halo-color": state.palette.halo, "text-halo-width": 2 },
  }));
}

/** Names outside of what is mine step back. */
function labelColour(state: MapState, { colour }: LabelStyle): string | ExpressionSpecification {
  return state.own === null ? colour(state) : ["case", isOwn(state.own.paths), colour(state), state.palette.text3];
}

/** Whether a feature is one of these cells or beneath one. */
export function isOwn(paths: readonly string[]): ExpressionSpecification {
  return ["any", ...paths.flatMap((path): ExpressionSpecification[] => [["==", ["get", "path"], path], ["==", ["slice", ["get", "path"], 0, path.length + 1], `${path}/`]])];
}

function ofDepth(depths: "1" | "2" | "3" | "4+"): ExpressionSpecification {
  return depths === "4+" ? [">=", ["get", "depth"], 4] : ["==", ["get", "depth"], Number(depths)];
}

/** Each cell by its own width: a wide town is named before a narrow one beside it. */
function widthBetween({ fromPixels, untilPixels, parentUntilPixels = untilPixels }: LabelStyle): ExpressionSpecification {
  const pixels: ExpressionSpecification = ["*", ["get", "width_degrees"], PIXELS_PER_DEGREE, ["^", 2, ["zoom"]]];
  return ["all", [">=", pixels, fromPixels], ["<", pixels, ["case", ["==", ["get", "leaf"], 1], untilPixels, parentUntilPixels]]];
}
