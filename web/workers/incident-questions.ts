import type { IncidentCounts } from "../../geo/columns/incident-counts.ts";
import type { IncidentFilter } from "../../geo/columns/incident-filter.ts";
import type { IncidentRow } from "../../geo/columns/incident-row.ts";
import type { Correction, HotspotAnalysis } from "../../geo/hotspots/analyse-hotspots.ts";
import type { KernelName as Kernel } from "../../geo/density/kernels.ts";
import type { Measure } from "../../geo/hotspots/measures.ts";
import { NO_DATA, NOT_COMPUTABLE, NOT_STUDIED } from "../../geo/hotspots/hotspot-classes.ts";

/** A: what the screen is about. B: the other period it is compared with. */
export const VIEW_IDS = ["A", "B"] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** What figures are about: the cells of one depth, or equal areas laid over the land. */
export type AnalysisUnit =
  | { readonly kind: "cells"; readonly depth: number }
  | { readonly kind: "hexagons" | "squares"; readonly sizeMetres: number };

export type { Measure };
export type { Correction };
export type { Kernel };

/** How far a load has come. Totals are null until the server has stated them. */
export interface LoadProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  readonly rows: number;
  readonly totalRows: number | null;
  readonly bytesPerSecond: number;
  readonly remainingMs: number | null;
}

/** What the columns hold after a load, an update or an event. `revision` rises with every change of rows. */
export interface ColumnsState {
  readonly rowCount: number;
  readonly lastEventSeq: number;
  /** Instant, UTC. */
  readonly asOf: string;
  readonly revision: number;
}

/** A cell as a place of figures. */
export interface PlaceName { readonly nameZh: string; readonly nameEn: string | null; }

/**
 * The places of a unit. All figures about the unit follow their order, and state the same `key`;
 * figures with another key belong to places that have been replaced since.
 */
export interface UnitPlaces {
  readonly key: string;
  readonly unit: AnalysisUnit;
  /** Cells: the path (cell-path.ts). Bins: the number of the place as text. */
  readonly ids: readonly string[];
  /** Cells only. */
  readonly names: readonly PlaceName[] | null;
  readonly areaSquareMetres: Float64Array;
  /** NaN: not known. Bins have none. */
  readonly population: Float64Array;
  /** Where a figure or a circle stands: lng, lat, lng, lat, … in degrees. */
  readonly labels: Float64Array;
  /** 1: part of what is tested for hotspots. A bin that reaches into no cell is drawn but not tested. */
  readonly inStudyArea: Uint8Array;
  /** Bins only: the corners of each, `cornerCount` a piece, lng and lat in turn, the first not repeated. */
  readonly corners: Float64Array | null;
  readonly cornerCount: number;
}

/** Matching incidents per place. */
export interface UnitCounts {
  readonly key: string;
  readonly counts: Uint32Array;
  /** Matching incidents that are in none of the places: without cell or position, or outside. */
  readonly elsewhere: number;
}

/** A place without a value, one whose value cannot be tested, and one that the filter is not about: classes beside -3 … 3 (hotspot-classes.ts). */
export const NO_DATA_CLASS = NO_DATA;
export const NOT_TESTED_CLASS = NOT_COMPUTABLE;
export const NOT_STUDIED_CLASS = NOT_STUDIED;

/** Gi* of every place under the view's filter, with everything that a legend must state. */
export interface HotspotFigures extends HotspotAnalysis {
  readonly key: string;
  readonly measure: Measure;
  /** What was tested; NaN where it is not known. */
  readonly values: Float64Array;
}

/** Kernel density on a grid, row by row from the north-west; rows are equally high in spherical Mercator. */
export interface DensityFigures {
  readonly kernel: Kernel;
  readonly bandwidthMetres: number;
  readonly columns: number;
  readonly rows: number;
  /** West, south, east, north in degrees. */
  readonly bbox: readonly [number, number, number, number];
  /** Incidents per square kilometre; NaN outside the land. */
  readonly perSquareKm: Float32Array;
  readonly incidents: number;
}

/** Matching incidents, newest first. */
export interface IncidentPageOfRows { readonly rows: readonly IncidentRow[]; readonly total: number; }

export interface LoadQuestion {
  readonly categories: readonly { readonly code: string; readonly parentCode: string | null }[];
  /** West, south, east, north in degrees: bins are laid about its middle, and densities cover it. Null while there are no cells. */
  readonly home: readonly [number, number, number, number] | null;
}

/** Everything that can be asked of the worker: the question's parameters and the answer. */
export interface IncidentQuestions {
  /** Begins to fetch everything, for the next load to take over: long before the page knows what to ask. Answered at once. */
  begin: { ask: Record<string, never>; answer: null };
  /** Fetches everything anew, unless that was begun, and replaces what is held. Reports LoadProgress. */
  load: { ask: LoadQuestion; answer: ColumnsState };
  /** Fetches what happened since the last event held. Reports LoadProgress. */
  update: { ask: Record<string, never>; answer: ColumnsState };
  /** Applies rows that the live stream carried with event `seq`. One that is held already changes nothing. */
  apply: { ask: { readonly rows: readonly IncidentRow[]; readonly seq: number; readonly at: string }; answer: ColumnsState };
  /** The categories from now on, where a filter for one means those beneath it too. Counts as a change of rows. */
  setCategories: { ask: { readonly categories: LoadQuestion["categories"] }; answer: ColumnsState };
  setFilter: { ask: { readonly view: ViewId; readonly filter: IncidentFilter }; answer: { readonly counts: IncidentCounts; readonly revision: number; readonly tookMs: number } };
  places: { ask: { readonly unit: AnalysisUnit }; answer: UnitPlaces };
  unitCounts: { ask: { readonly view: ViewId; readonly unit: AnalysisUnit }; answer: UnitCounts };
  hotspots: { ask: { readonly view: ViewId; readonly unit: AnalysisUnit; readonly measure: Measure; readonly correction: Correction }; answer: HotspotFigures };
  density: { ask: { readonly view: ViewId; readonly kernel: Kernel; readonly bandwidthMetres: number }; answer: DensityFigures };
  tile: { ask: { readonly view: ViewId; readonly z: number; readonly x: number; readonly y: number }; answer: Uint8Array | null };
  page: { ask: { readonly view: ViewId; readonly offset: number; readonly limit: number }; answer: IncidentPageOfRows };
}

export type QuestionName = keyof IncidentQuestions;
export type Ask<Name extends QuestionName> = IncidentQuestions[Name]["ask"];
export type Answer<Name extends QuestionName> = IncidentQuestions[Name]["answer"];
