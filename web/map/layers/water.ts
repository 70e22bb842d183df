import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { LABEL_FONTS } from "../font-faces.ts";
import { SOURCES, type LayerId } from "../layer-ids.ts";
import { markId } from "../mark-images.ts";
import type { MapState } from "../map-state.ts";
import { visibility } from "./shared-expressions.ts";

/** From here a section has room for its name. */
const NAMES_FROM_ZOOM = 11.5;

/** Without a reading a reach claims no water class: one grey-blue, cased on both sides. */
export function riverLayers(state: MapState): LayerSpecification[] {
  const common = { type: "line", source: SOURCES.rivers, "source-layer": "river_reach" } as const;
  const layout = { "line-join": "round", "line-cap": "round", visibility: visibility(state, "rivers") } as const;
  const widening = (near: number, far: number): ExpressionSpecification =>
    ["interpolate", ["linear"], ["zoom"], 9, far, 13, near];
  return [
    { ...common, id: "river-casing" satisfies LayerId, layout, paint: { "line-color": state.palette.casing, "line-width": widening(7, 4), "line-opacity": 0.55 } },
    { ...common, id: "river-line" satisfies LayerId, layout, paint: { "line-color": state.palette.river, "line-width": widening(5, 2) } },
  ];
}

export function riverLabelLayers(state: MapState): LayerSpecification[] {
  return [{
    id: "river-label" satisfies LayerId, type: "symbol", source: SOURCES.rivers, "source-layer": "river_reach",
    layout: {
      visibility: state.hidden.has("rivers") ? "none" : visibility(state, "labels"),
      "symbol-placement": "line", "symbol-spacing": 420, "text-offset": [0, 1.1],
      "text-field": ["coalesce", ["get", "river_name"], ["get", "name_zh"]], "text-font": LABEL_FONTS, "text-size": 12, "text-letter-spacing": 0.12,
    },
    paint: { "text-color": state.palette.text2, "text-halo-color": state.palette.halo, "text-halo-width": 2 },
  }];
}

/** A bar across the river, turned by the bearing of the reach. */
export function sectionLayers(state: MapState): LayerSpecification[] {
  return [{
    id: "section-bar" satisfies LayerId, type: "symbol", source: SOURCES.sections, "source-layer": "monitoring_section", minzoom: 0,
    layout: {
      visibility: visibility(state, "sections"),
      "icon-image": markId({ shape: "bar", fill: state.palette.text1, stroke: state.palette.halo }), "icon-size": 1,
      "icon-rotate": ["coalesce", ["get", "bearing"], 0], "icon-rotation-alignment": "map", "icon-allow-overlap": true, "icon-ignore-placement": true,
      "text-field": ["step", ["zoom"], "", NAMES_FROM_ZOOM, ["coalesce", ["get", "name_zh"], ["get", "code"]]],
      "text-font": LABEL_FONTS, "text-size": 12, "text-anchor": "left", "text-offset": [1.1, 0], "text-optional": true,
    },
    paint: { "text-color": state.palette.text1, "text-halo-color": state.palette.halo, "text-halo-width": 2 },
  }];
}
