import type { AnalysisUnit, Correction, Kernel, Measure } from "../../workers/incident-questions.ts";

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
 * `points`: categories. `perClass` counts the places in each class of the primary view.
 */
export type AnalysisLegend =
  | { readonly kind: "sequential"; readonly classes: ClassBreaks; readonly perClass: readonly number[]; readonly withoutData: number }
  | { readonly kind: "circles"; readonly steps: readonly { readonly value: number; readonly radiusPixels: number }[] }
  | { readonly kind: "diverging"; readonly perClass: readonly number[]; readonly withoutData: number }
  | { readonly kind: "points" };

/** Something chosen or pointed at on the map: a place of the unit (its id in UnitPlaces) or an incident. */
export type MapChoice =
  | { readonly kind: "place"; readonly id: string }
  | { readonly kind: "incident"; readonly id: number };

/** `draw`: clicks set corners of a new polygon; `edit`: the corners of the filter's polygon can be dragged. */
export type DrawMode = "off" | "draw" | "edit";

export type Corner = readonly [lng: number, lat: number];

/**
 * What AnalysisMap.vue takes and tells. It reads figures from the store of incident columns; everything that
 * is chosen belongs to the screen. `comparison` in the store makes it two synchronised maps.
 */
export interface AnalysisMapProps {
  readonly subject: AnalysisSubject;
  /** Frozen classes (class-breaks.ts): for both views, and kept while filtering. Null: not made yet, nothing is filled. */
  readonly classes: ClassBreaks | null;
  readonly chosen: MapChoice | null;
  readonly hovered: MapChoice | null;
  readonly polygon: readonly Corner[] | null;
  readonly drawing: DrawMode;
  /** Pixels along each side that cards cover. */
  readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Where the map opens; null: the whole city. */
  readonly start: { readonly lng: number; readonly lat: number; readonly zoom: number } | null;
  /** Captions of the two maps while comparing: their periods. */
  readonly captions: readonly [primary: string, comparison: string] | null;
}

export interface AnalysisMapEvents {
  choose: [MapChoice | null];
  hover: [MapChoice | null];
  /** A polygon was drawn or changed; null: deleted on the map. */
  polygon: [readonly Corner[] | null];
  /** The drawing ended by itself (closed, or Escape): the screen sets `drawing` accordingly. */
  drawn: [];
  view: [{ lng: number; lat: number; zoom: number }];
}
