import { SOURCES, type LayerId } from "../layer-ids.ts";

/** Every source of the map of boundary editions. */
export const EDITION_SOURCES = {
  cells: SOURCES.cells, rivers: SOURCES.rivers,
  ground: "changed-ground", gone: "borders-gone", came: "borders-new", edited: "edited-cells", rubber: "rubber-lines", findings: "findings", moving: "moving-incidents",
} as const;

/** Every layer of the map of boundary editions, in drawing order, lowest first. */
export const EDITION_LAYERS = [
  "outside", "land",
  "ground-fill",
  "village-line", "town-line", "river-casing", "river-line", "county-line", "city-line",
  "changed-mask", "gone-line", "came-line",
  "edited-mask", "edited-line", "edited-line-changed",
  "finding-gap", "finding-overlap", "finding-other", "finding-line", "finding-chosen",
  "finding-point", "rubber-line",
  "river-label", "village-label", "town-label", "county-label", "city-label",
  "moving-disc",
] as const satisfies readonly (LayerId | string)[];
export type EditionLayerId = (typeof EDITION_LAYERS)[number];

/** Layers whose features are findings and answer a click. */
export const FINDING_LAYERS = ["finding-point", "finding-line", "finding-gap", "finding-overlap", "finding-other"] as const satisfies readonly EditionLayerId[];

/** Layers that terra-draw adds for vertices keep this prefix, and are no part of the style. */
export const VERTICES_PREFIX = "vertices";
