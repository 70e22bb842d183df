import type { LayerSpecification } from "maplibre-gl";
import { LABEL_FONTS } from "../font-faces.ts";
import { SOURCES, type LayerId } from "../layer-ids.ts";
import { markId } from "../mark-images.ts";
import type { MapState } from "../map-state.ts";
import { nameExpression, visibility } from "./shared-expressions.ts";
import { isFailing, NO_WATER_CLASSES, sectionChipLayer, sectionClasses, waterColour, widening } from "./water-class.ts";

/** From here a section has room for its name. */
const NAMES_FROM_ZOOM = 11.5;

/** Far and near width of a clean reach; the casing is a pixel more on each side. */
const REACH_WIDTHS = [2, 5] as const;
const CASING = 2;

/** Reaches in the colour of their class, wider from Ⅳ on; one that claims no class is grey. Cased on both sides. */
export function riverLayers(state: MapState): LayerSpecification[] {
  const { reaches } = state.water ?? NO_WATER_CLASSES;
  const common = { type: "line", source: SOURCES.rivers, "source-layer": "river_reach" } as const;
  const layout = { "line-join": "round", "line-cap": "round", visibility: visibility(state, "rivers") } as const;
  return [
    { ...common, id: "river-casing" satisfies LayerId, layout, paint: { "line-color": state.palette.casing, "line-width": widening(reaches, REACH_WIDTHS, CASING), "line-opacity": reaches.size > 0 ? 1 : 0.55 } },
    { ...common, id: "river-line" satisfies LayerId, layout, paint: { "line-color": waterColour(reaches, state.palette, state.palette.river), "line-width": widening(reaches, REACH_WIDTHS) } },
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

/** A bar across the river in the colour of its class, turned by the bearing of the reach; a chip where the target is missed. */
export function sectionLayers(state: MapState): LayerSpecification[] {
  const water = state.water ?? NO_WATER_CLASSES;
  const classes = sectionClasses(water);
  const bar = (fill: string): string => markId({ shape: "bar", fill, stroke: classes.size > 0 ? state.palette.casing : state.palette.halo });
  const bars = waterColour(new Map([...classes]), { water: state.palette.water.map(bar) }, bar(state.palette.text1));
  return [{
    id: "section-bar" satisfies LayerId, type: "symbol", source: SOURCES.sections, "source-layer": "monitoring_section", minzoom: 0,
    layout: {
      visibility: visibility(state, "sections"),
      "icon-image": bars, "icon-size": 1,
      "icon-rotate": ["coalesce", ["get", "bearing"], 0], "icon-rotation-alignment": "map", "icon-allow-overlap": true, "icon-ignore-placement": true,
      "text-field": ["step", ["zoom"], "", NAMES_FROM_ZOOM, ["case", isFailing(water), "", nameExpression(state.language)]],
      "text-font": LABEL_FONTS, "text-size": 12, "text-anchor": "left", "text-offset": [1.1, 0], "text-optional": true,
    },
    paint: { "text-color": state.palette.text1, "text-halo-color": state.palette.halo, "text-halo-width": 2 },
  }, {
    // Where it fails the place is named at every scale, whatever else is written there.
    id: "section-name" satisfies LayerId, type: "symbol", source: SOURCES.sections, "source-layer": "monitoring_section", filter: isFailing(water),
    layout: {
      visibility: visibility(state, "sections"), "text-field": nameExpression(state.language), "text-font": LABEL_FONTS, "text-size": 13,
      "text-anchor": "left", "text-offset": [1.3, 0], "text-allow-overlap": true, "text-ignore-placement": true,
    },
    paint: { "text-color": state.palette.text1, "text-halo-color": state.palette.halo, "text-halo-width": 3 },
  }, sectionChipLayer({ palette: state.palette, water, source: SOURCES.sections, visibility: visibility(state, "sections") })];
}
