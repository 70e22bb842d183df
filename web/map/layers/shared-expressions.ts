import type { ExpressionSpecification } from "maplibre-gl";
import type { LayerGroup } from "../layer-ids.ts";
import type { MapState } from "../map-state.ts";

/** The feature's name in the language of the screen; Chinese where no English name was given. */
export function nameExpression(language: "zh" | "en"): ExpressionSpecification {
  return language === "en" ? ["coalesce", ["get", "name_en"], ["get", "name_zh"], ["get", "code"]] : ["coalesce", ["get", "name_zh"], ["get", "code"]];
}

export function visibility(state: MapState, group: LayerGroup): "visible" | "none" {
  return state.hidden.has(group) ? "none" : "visible";
}
