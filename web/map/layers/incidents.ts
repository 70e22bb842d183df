import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { LABEL_FONTS } from "../font-faces.ts";
import { SOURCES, type LayerId } from "../layer-ids.ts";
import { markId } from "../mark-images.ts";
import type { MapState } from "../map-state.ts";
import { visibility } from "./shared-expressions.ts";

const isDisc: ExpressionSpecification = ["in", ["get", "result"], ["literal", ["clear", "overridden"]]];
const isNear: ExpressionSpecification = ["==", ["get", "near"], 1];

/**
 * Single incidents. Shape carries the assignment before colour does: disc for clear or set by hand, triangle
 * for ambiguous or gap, diamond for no cell; a ring around any of them says near-boundary.
 */
export function incidentLayers(state: MapState): LayerSpecification[] {
  const { palette } = state;
  const common = { source: SOURCES.incidents, "source-layer": "incident" } as const;
  const layout = { visibility: visibility(state, "incidents") } as const;
  return [
    {
      ...common, id: "incident-ring" satisfies LayerId, type: "circle", filter: isNear, layout,
      paint: { "circle-radius": 9.5, "circle-color": palette.warn, "circle-opacity": 0.16, "circle-stroke-color": palette.warn, "circle-stroke-width": 2 },
    },
    {
      ...common, id: "incident-disc" satisfies LayerId, type: "circle", filter: isDisc, layout,
      paint: { "circle-radius": DISC_RADIUS, "circle-color": categoryColour(state), "circle-stroke-color": palette.casing, "circle-stroke-width": 1.5 },
    },
    {
      ...common, id: "incident-mark" satisfies LayerId, type: "symbol", filter: ["!", isDisc],
      layout: {
        ...layout, "icon-allow-overlap": true, "icon-ignore-placement": true,
        "icon-image": ["case", ["==", ["get", "result"], "unassigned"], markId({ shape: "diamond", fill: palette.danger, stroke: palette.halo }), triangleImage(state)],
      },
    },
  ];
}

/** Points drawn as one because of the zoom, with their count and a badge when some have no cell. */
export function clusterLayers(state: MapState): LayerSpecification[] {
  const { palette } = state;
  const common = { source: SOURCES.incidents, "source-layer": "incident_cluster" } as const;
  const radius: ExpressionSpecification = ["step", ["get", "count"], 8, 10, 9.5, 100, 12.5, 1000, 18, 10000, 21];
  return [
    {
      ...common, id: "cluster-disc" satisfies LayerId, type: "circle", layout: { visibility: visibility(state, "incidents") },
      paint: { "circle-radius": radius, "circle-color": palette.surface, "circle-opacity": 0.94, "circle-stroke-color": palette.county, "circle-stroke-width": 1.5 },
    },
    {
      ...common, id: "cluster-count" satisfies LayerId, type: "symbol",
      layout: {
        visibility: visibility(state, "incidents"), "text-field": ["number-format", ["get", "count"], { locale: "en-US" }],
        "text-font": LABEL_FONTS, "text-size": ["step", ["get", "count"], 11, 100, 12],
        // Always drawn, and placed first: names beneath move out of its way.
        "text-allow-overlap": true, "text-padding": 3,
      },
      paint: { "text-color": palette.text1 },
    },
    {
      ...common, id: "cluster-badge" satisfies LayerId, type: "symbol", filter: [">", ["coalesce", ["get", "n_unassigned"], 0], 0],
      layout: {
        visibility: visibility(state, "incidents"), "icon-image": markId({ shape: "diamond", fill: palette.danger, stroke: palette.halo }), "icon-size": 0.8,
        "icon-offset": ["step", ["get", "count"], ["literal", [8, -8]], 10, ["literal", [10, -10]], 100, ["literal", [12, -12]], 1000, ["literal", [16, -16]]],
        "icon-allow-overlap": true, "icon-ignore-placement": true,
      },
    },
  ];
}

const DISC_RADIUS: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 9, 3.5, 12, 5, 15, 6];

function categoryColour(state: MapState): ExpressionSpecification | string {
  return byCategory(state, (colour) => colour);
}

function triangleImage(state: MapState): ExpressionSpecification | string {
  return byCategory(state, (fill) => markId({ shape: "triangle", fill, stroke: state.palette.casing }));
}

function byCategory(state: MapState, value: (colour: string) => string): ExpressionSpecification | string {
  const other = value(state.palette.categories.other);
  if (state.swatches.size === 0) return other;
  const pairs = [...state.swatches].flatMap(([code, swatch]) => [code, value(state.palette.categories[swatch])]);
  // The type wants at least one pair spelled out; the spread holds as many as there are categories.
  return ["match", ["get", "category_l1"], ...pairs, other] as unknown as ExpressionSpecification;
}
