import type { AnalysisUnit, Correction, Kernel, Measure } from "../workers/incident-questions.ts";

/** What the analysis map draws. `points` shows incidents and clusters; the others fill areas. */
export const MAP_SHOWS = ["figures", "hotspots", "density", "points"] as const;
export type MapShows = (typeof MAP_SHOWS)[number];

/** The choices above the map: what is drawn, about which unit, by which measure and method. */
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
 * `sequential`: five classes by breaks; `circles`: radius by value; `diverging`: the seven classes of Gi*; `points`: categories.
 */
export type AnalysisLegend =
  | { readonly kind: "sequential"; readonly classes: ClassBreaks; readonly perClass: readonly number[]; readonly withoutData: number }
  | { readonly kind: "circles"; readonly steps: readonly { readonly value: number; readonly radiusPixels: number }[] }
  | { readonly kind: "diverging"; readonly perClass: readonly number[]; readonly withoutData: number }
  | { readonly kind: "points" };

/** A place chosen or pointed at on the map: a cell or a bin of the unit, or an incident. */
export type MapChoice =
  | { readonly kind: "place"; readonly id: string }
  | { readonly kind: "incident"; readonly id: number };

/** What useAnalysisMapStore offers to screens (see analysis-map.ts). */
export interface AnalysisMapApi {
  readonly subject: AnalysisSubject;
  /** Null until the figures it is about are there. Its breaks are frozen: filtering does not move them. */
  readonly legend: AnalysisLegend | null;
  /** Whether a value of now lies outside the frozen classes, so that making them anew would show more. */
  readonly isLegendOutgrown: boolean;
  readonly chosen: MapChoice | null;
  readonly hovered: MapChoice | null;
  /** `draw`: clicks set corners; `edit`: the filter's polygon can be dragged. */
  readonly drawing: "off" | "draw" | "edit";
  choose(part: Partial<AnalysisSubject>): void;
  /** Makes the class breaks anew from the figures of now, of both views together. */
  remakeClasses(): void;
  select(choice: MapChoice | null): void;
  hover(choice: MapChoice | null): void;
  setDrawing(drawing: "off" | "draw" | "edit"): void;
}
