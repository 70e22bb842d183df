import { FIRST_SUBJECT, type AnalysisSubject, type ClassBreaks } from "./analysis-subject.ts";

/** Hexagon sizes and kernel bandwidths on offer, in metres. */
export const SIZES_METRES = [500, 1000, 2000, 5000] as const;
/** `previous`: the equally many days before the period; `year`: as many days a year earlier. */
export const COMPARISONS = ["previous", "year"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const TABLE_COLUMNS = ["name", "count", "per_km2", "per_10k", "z"] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];
export interface TableSort { readonly column: TableColumn; readonly isAscending: boolean; }

/** What stands below the map. */
export const LOWER_PANES = ["timeline", "places", "incidents"] as const;
export type LowerPane = (typeof LOWER_PANES)[number];

/** How the filtered incidents are shown: everything of the screen that is neither filter nor camera. */
export interface AnalysisViewState {
  readonly subject: AnalysisSubject;
  /** The legend's classes, held while filtering; null until they are made from what is shown. */
  readonly classes: ClassBreaks | null;
  /** With which period the chosen one is compared. */
  readonly comparison: Comparison;
  /** Both periods drawn side by side. */
  readonly isSideBySide: boolean;
  /** The chosen cell or bin of the unit, by its id among the unit's places. */
  readonly place: string | null;
  readonly pane: LowerPane;
  readonly sort: TableSort;
}

export const FIRST_ANALYSIS_VIEW: AnalysisViewState = {
  subject: FIRST_SUBJECT, classes: null, comparison: "previous", isSideBySide: false, place: null, pane: "timeline", sort: { column: "count", isAscending: false },
};
