import { SOURCES, type LayerId } from "../layer-ids.ts";

/** The sources of the analysis map besides those of the ground. */
export const ANALYSIS_SOURCES = {
  ...SOURCES,
  bins: "bins",
  figures: "figures",
  density: "density",
  polygon: "polygon",
} as const;

/** Every layer of the analysis map, in drawing order, lowest first. The style must contain exactly these. */
export const ANALYSIS_LAYERS = [
  "outside", "land",
  "density-image",
  "cell-fill", "cell-hatch", "bin-fill", "bin-hatch", "bin-line",
  "village-line", "town-line",
  "river-casing", "river-line",
  "county-line", "city-line",
  "polygon-fill", "polygon-line",
  "cell-hover", "bin-hover", "cell-chosen", "bin-chosen",
  "figure-circle",
  "river-label", "village-label", "town-label", "county-label", "city-label",
  "incident-ring", "incident-disc", "incident-mark",
  "cluster-disc", "cluster-count", "cluster-badge",
] as const satisfies readonly (LayerId | string)[];
export type AnalysisLayerId = (typeof ANALYSIS_LAYERS)[number];

/** Layers whose features stand for a place of the unit, and answer the pointer. */
export const PLACE_LAYERS = ["figure-circle", "cell-fill", "bin-fill"] as const satisfies readonly AnalysisLayerId[];

/** Layers that terra-draw adds while drawing keep this prefix, and are no part of the style. */
export const DRAWING_PREFIX = "drawing";
