import type { Corner, DrawMode, MapChoice, MapShows } from "../../stores/analysis-subject.ts";
import type { AnalysisUnit, UnitPlaces, ViewId } from "../../workers/incident-questions.ts";
import type { MapState } from "../map-state.ts";

/** How the places of the unit show their figures: filled by class, as circles, or not at all. */
export type PlaceMarks = "fills" | "circles" | "none";

/** The density of a view as an image under a name that changes with its contents. */
export interface DensityImage { readonly url: string; readonly bbox: readonly [number, number, number, number]; }

/** Everything that decides the style of an analysis map. Figures of places are painted apart: they change while dragging. */
export interface AnalysisMapState {
  /** Palette, language, extent and the layers shared with the work-bench map. */
  readonly ground: MapState;
  readonly view: ViewId;
  /** Part of the address of incident tiles: rises when other incidents match. */
  readonly revision: number;
  readonly shows: MapShows;
  readonly marks: PlaceMarks;
  readonly unit: AnalysisUnit;
  readonly places: UnitPlaces | null;
  readonly density: DensityImage | null;
  readonly chosen: MapChoice | null;
  readonly hovered: MapChoice | null;
  readonly polygon: readonly Corner[] | null;
  readonly drawing: DrawMode;
}

/** The class of a place that nothing is painted on: not yet, or never because it lies outside what is tested. */
export const NOT_PAINTED = -1000;

/** What is painted on the places: a class (-1 zero, NO_DATA_CLASS none, NOT_PAINTED nothing) or a radius, in the order of the places. */
export interface PlaceFigures {
  readonly key: string;
  readonly classes: ArrayLike<number> | null;
  readonly radiiPixels: ArrayLike<number> | null;
}
