import type { AnalysisUnit, Correction, Kernel, Measure } from "../workers/incident-questions.ts";

/** What the analysis map draws. `points` shows incidents and clusters; the others fill areas. */
export const MAP_SHOWS = ["figures", "hotspots", "density", "points"] as const;
export type MapShows = (typeof MAP_SHOWS)[number];

/** What is drawn, about which unit, by which measure and method. */
export interface AnalysisSubject {
  readonly shows: MapShows;
  readonly unit: AnalysisUnit;
  /** A count of cells is drawn as circles; rates, and counts of equal areas, fill. */
  readonly measure: Measure;
  readonly correction: Correction;
  readonly kernel: Kernel;
  readonly bandwidthMetres: number;
}

export const FIRST_SUBJECT: AnalysisSubject = {
  shows: "hotspots", unit: { kind: "hexagons", sizeMetres: 2000 }, measure: "count", correction: "fdr", kernel: "quartic", bandwidthMetres: 2000,
};

/** How values become classes: `breaks` are the upper ends of all classes but the last, in the unit of the measure. */
export interface ClassBreaks {
  readonly breaks: readonly number[];
  readonly least: number;
  readonly most: number;
  /** Values that the breaks were made from. */
  readonly n: number;
}

/**
 * What legend and map agree on.
 * `sequential`: up to five classes by breaks; `circles`: area by value; `diverging`: the seven classes of Gi*, cold first;
 * `points`: categories. `perClass` counts the places in each class; places with the value zero are in none and stay land-coloured.
 */
export type AnalysisLegend =
  | { readonly kind: "sequential"; readonly classes: ClassBreaks; readonly perClass: readonly number[]; readonly zeros: number; readonly withoutData: number }
  | { readonly kind: "circles"; readonly steps: readonly { readonly value: number; readonly radiusPixels: number }[] }
  | { readonly kind: "diverging"; readonly perClass: readonly number[]; readonly withoutData: number; readonly notComputable: number }
  | { readonly kind: "points" };

/** Something chosen or pointed at on the map: a place of the unit (its id in UnitPlaces) or an incident. */
export type MapChoice =
  | { readonly kind: "place"; readonly id: string }
  | { readonly kind: "incident"; readonly id: number };

/** `draw`: clicks set corners of a new polygon; `edit`: the corners of the filter's polygon can be dragged. */
export type DrawMode = "off" | "draw" | "edit";

export type Corner = readonly [lng: number, lat: number];
