import type { AssignmentResult } from "../../server/contract/assignment.ts";
import { dayOf, shiftDay, startOfDay, type DayText } from "../format/zoned-time.ts";
import { filterQuery } from "./filter-query.ts";

/** `last` counts calendar days with today as the final one. Days are inclusive. */
export type TimeRange =
  | { kind: "all" }
  | { kind: "last"; days: number }
  | { kind: "between"; fromDay: DayText | null; toDay: DayText | null };

export interface CellChoice { code: string; territory: string | null; name: string | null; }

/** What the user narrowed the incidents down to. Empty lists mean no restriction. */
export interface IncidentFilterState {
  categories: readonly string[];
  range: TimeRange;
  results: readonly AssignmentResult[];
  nearBoundary: boolean;
  cell: CellChoice | null;
}

/** Whose incidents the screen is about, beside the filter: those in some cells, or those that a person is to act on. */
export type IncidentScope = { cells: readonly { territory: string; code: string }[] } | { person: string };

export type FilterPart = keyof IncidentFilterState;

export const NO_FILTER: IncidentFilterState = { categories: [], range: { kind: "all" }, results: [], nearBoundary: false, cell: null };
export const QUICK_RANGE_DAYS = [7, 30, 90, 365] as const;

export interface Calendar { now: Date; timeZone: string; }

/**
 * The filter as query parameters, in one fixed order, so that equal filters are equal text: list,
 * summary and tiles all ask with exactly this. `without` leaves parts out, for counts that must
 * show what else could be chosen. A cell in the filter is more exact than the cells of the scope, and goes before them.
 */
export function toFilterQuery(filter: IncidentFilterState, calendar: Calendar, without: readonly FilterPart[] = [], scope: IncidentScope | null = null): URLSearchParams {
  const kept: IncidentFilterState = { ...filter };
  for (const part of without) Object.assign(kept, { [part]: NO_FILTER[part] });
  const { from, to } = rangeInstants(kept.range, calendar);
  const cells = kept.cell !== null ? [kept.cell] : scope !== null && "cells" in scope ? scope.cells : [];
  const query = filterQuery({
    ...(kept.categories.length > 0 ? { categories: kept.categories } : {}),
    ...(from === null ? {} : { fromMs: Date.parse(from) }),
    ...(to === null ? {} : { toMs: Date.parse(to) }),
    ...(kept.results.length > 0 ? { results: kept.results } : {}),
    ...(kept.nearBoundary ? { nearBoundary: true } : {}),
    ...(cells.length === 0 ? {} : { cells }),
  });
  if (scope !== null && "person" in scope) query.set("person", scope.person);
  return query;
}

/** Beginning (included) and end (excluded) of the range as UTC instants; null where it is open. */
export function rangeInstants(range: TimeRange, { now, timeZone }: Calendar): { from: string | null; to: string | null } {
  if (range.kind === "all") return { from: null, to: null };
  if (range.kind === "last") {
    return { from: startOfDay(shiftDay(dayOf(now, timeZone), 1 - range.days), timeZone), to: null };
  }
  return {
    from: range.fromDay === null ? null : startOfDay(range.fromDay, timeZone),
    to: range.toDay === null ? null : startOfDay(shiftDay(range.toDay, 1), timeZone),
  };
}
