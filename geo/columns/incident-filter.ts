import type { Position } from "../types.ts";

/** A cell and everything beneath it. */
export interface CellChoice {
  /** Null: the only territory that has the code. */
  readonly territory: string | null;
  readonly code: string;
}

/**
 * Which incidents are meant. Every field that is present must hold; within a list any one value
 * suffices, and an empty list lets nothing through. An absent field lets everything through.
 */
export interface IncidentFilter {
  /** Each with everything beneath it in the category tree. */
  readonly categories?: readonly string[];
  /** Null stands for incidents whose channel is unknown. */
  readonly channels?: readonly (string | null)[];
  readonly kinds?: readonly string[];
  readonly statuses?: readonly string[];
  readonly results?: readonly string[];
  readonly sourceSystems?: readonly string[];
  readonly nearBoundary?: boolean;
  readonly cells?: readonly CellChoice[];
  /** Incidents whose cell is in one of these territories. */
  readonly territories?: readonly string[];
  /** reportedAt at or after, milliseconds since 1970. */
  readonly fromMs?: number;
  /** reportedAt before. */
  readonly toMs?: number;
  /** Hours of reportedAt in the zone of the columns, 0 to 23. */
  readonly hours?: readonly number[];
  /** Weekdays of reportedAt in that zone, 1 Monday to 7 Sunday (ISO 8601). */
  readonly weekdays?: readonly number[];
  /**
   * Ring of WGS 84 [lng, lat], three positions or more, first not repeated, even-odd where it
   * crosses itself. A position on the border is inside; an incident without position is not.
   */
  readonly polygon?: readonly Position[];
  /** Incidents chosen one by one, by whoever knows of them what the columns do not hold. */
  readonly listed?: ListedIncidents;
}

/** Ids of incidents under a name. Equal names mean equal ids: only the name is compared. */
export interface ListedIncidents {
  readonly name: string;
  readonly ids: ReadonlySet<number>;
}

/** The dimensions that are filtered, and counted under all filters but their own. */
export const DIMENSIONS = ["category", "channel", "kind", "status", "result", "sourceSystem", "nearBoundary", "cell", "day", "hourOfWeek", "polygon", "listed"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
