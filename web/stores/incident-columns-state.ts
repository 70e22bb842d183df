import type { IncidentCounts } from "../../geo/columns/incident-counts.ts";
import type { IncidentFilter } from "../../geo/columns/incident-filter.ts";
import type { ApiError } from "../api/client.ts";
import type { AnalysisUnit, Correction, DensityFigures, HotspotFigures, Kernel, LoadProgress, Measure, UnitCounts } from "../workers/incident-questions.ts";

/** Where the columns stand. Rows already held stay usable while `loading` or `failed`. */
export type ColumnsLoad =
  | { readonly kind: "idle" }
  | { readonly kind: "loading"; readonly progress: LoadProgress | null }
  | { readonly kind: "ready"; readonly at: Date }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly cause: ApiError }
  /** This browser has no module workers: nothing can be filtered here. */
  | { readonly kind: "unsupported" };

/** How the figures relate to now: the stream delivers, was lost a short or a long while ago, or what it announced could not be fetched. */
export type Freshness = "fresh" | "late" | "stale" | "failed";

/** Which figures to keep current besides the counts. Null: not wanted, and not computed. */
export interface WantedFigures {
  readonly unit: AnalysisUnit | null;
  readonly hotspots: { readonly measure: Measure; readonly correction: Correction } | null;
  readonly density: { readonly kernel: Kernel; readonly bandwidthMetres: number } | null;
}

/** The figures of one view. Each stays as it was until its successor is there; `isUpdating` until all are of the filter. */
export interface ViewFigures {
  readonly filter: IncidentFilter;
  readonly counts: IncidentCounts | null;
  readonly unitCounts: UnitCounts | null;
  readonly hotspots: HotspotFigures | null;
  readonly density: DensityFigures | null;
  readonly isUpdating: boolean;
  /** Rises with every filter and every change of rows: part of the address of the map's tiles. */
  readonly revision: number;
  /** Set when a figure could not be computed: what is shown is then of an earlier filter. */
  readonly failure: string | null;
}
