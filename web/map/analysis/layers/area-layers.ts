import type { LayerSpecification } from "maplibre-gl";
import { ANALYSIS_SOURCES, type AnalysisLayerId } from "../analysis-layer-ids.ts";
import type { AnalysisMapState } from "../analysis-state.ts";
import { shownIf } from "./place-layers.ts";

/** The density as an image over the land; there is a source for it only while there is a density. */
export function densityLayers(state: AnalysisMapState): LayerSpecification[] {
  if (state.density === null) return [];
  return [{
    id: "density-image" satisfies AnalysisLayerId, type: "raster", source: ANALYSIS_SOURCES.density, layout: shownIf(state.shows === "density"),
    paint: { "raster-fade-duration": 0, "raster-resampling": "linear" },
  }];
}

/** The filter's polygon; while its corners are dragged, terra-draw shows it instead. */
export function polygonLayers(state: AnalysisMapState): LayerSpecification[] {
  const { accent } = state.ground.palette;
  const common = { source: ANALYSIS_SOURCES.polygon, layout: shownIf(state.drawing === "off") };
  return [
    { ...common, id: "polygon-fill" satisfies AnalysisLayerId, type: "fill", paint: { "fill-color": accent, "fill-opacity": 0.05 } },
    { ...common, id: "polygon-line" satisfies AnalysisLayerId, type: "line", paint: { "line-color": accent, "line-width": 2, "line-dasharray": [2, 1.5] } },
  ];
}
