import type { AnalysisSubject, ClassBreaks, Corner, DrawMode, MapChoice } from "../../stores/analysis-subject.ts";

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
  /** A polygon was not taken: more corners than a filter can carry. */
  tooManyCorners: [count: number];
  view: [{ lng: number; lat: number; zoom: number }];
}
