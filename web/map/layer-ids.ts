/** Groups that a user switches on and off, in the order of the switches. */
export const LAYER_GROUPS = ["incidents", "cells", "labels", "rivers", "sections", "enterprises"] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

/** Every source of the map. */
export const SOURCES = {
  cells: "cells",
  rivers: "river-reaches",
  sections: "monitoring-sections",
  enterprises: "enterprises",
  incidents: "incidents",
  highlight: "highlight",
  marks: "marks",
  own: "own",
  measure: "measure",
} as const;

/** Every layer of the map, in drawing order, lowest first. The style must contain exactly these. */
export const LAYERS = [
  "outside", "land", "own-fill",
  "village-line", "town-line",
  "river-casing", "river-line",
  "county-line", "city-line",
  "veil", "own-line",
  "highlight-fill", "neighbour-line", "found-line", "owner-line",
  "river-label", "village-label", "town-label", "county-label", "city-label",
  "section-bar", "enterprise-mark", "link-line", "link-mark", "section-name", "section-chip",
  "focus-halo",
  "incident-ring", "incident-disc", "incident-mark",
  "cluster-disc", "cluster-count", "cluster-badge",
  "place-mark",
  "measure-fill", "measure-line", "measure-point",
] as const;
export type LayerId = (typeof LAYERS)[number];

/** Layers that answer a click, the most important first. */
export const PICK_LAYERS = ["incident-mark", "incident-disc", "incident-ring", "cluster-disc", "section-chip", "section-bar"] as const satisfies readonly LayerId[];
