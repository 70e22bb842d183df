import type { IncidentFilter } from "../../geo/columns/incident-filter.ts";
import type { AssignmentResult } from "../../server/contract/assignment.ts";
import type { IncidentKind } from "../../server/contract/incident.ts";
import type { Corner } from "./analysis-subject.ts";
import { rangeInstants, type Calendar, type TimeRange } from "./incident-filter.ts";

export interface CellKey { readonly territory: string | null; readonly code: string; }

/** What the analyst narrowed the incidents down to. Empty lists mean no restriction; nothing in it is ever edited in place. */
export interface AnalysisFilterState {
  /** The smallest list that says it: a parent stands for everything beneath it. */
  readonly categories: readonly string[];
  /** Null stands for incidents whose channel is unknown. */
  readonly channels: readonly (string | null)[];
  readonly kinds: readonly IncidentKind[];
  readonly statuses: readonly string[];
  readonly results: readonly AssignmentResult[];
  readonly cells: readonly CellKey[];
  readonly nearBoundary: boolean;
  readonly range: TimeRange;
  /** Local hours, 0 to 23. */
  readonly hours: readonly number[];
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly polygon: readonly Corner[] | null;
}
export type AnalysisFilterPart = keyof AnalysisFilterState;

export const NO_ANALYSIS_FILTER: AnalysisFilterState = {
  categories: [], channels: [], kinds: [], statuses: [], results: [], cells: [], nearBoundary: false, range: { kind: "all" }, hours: [], weekdays: [], polygon: null,
};

/** Where the screen opens: a recent quarter says more about today than all years together. */
export const FIRST_ANALYSIS_FILTER: AnalysisFilterState = { ...NO_ANALYSIS_FILTER, range: { kind: "last", days: 90 } };

/** The parts in use, in the order in which the chips stand. */
export function usedParts(filter: AnalysisFilterState): AnalysisFilterPart[] {
  const parts = Object.keys(NO_ANALYSIS_FILTER) as AnalysisFilterPart[];
  return parts.filter((part) => {
    const value = filter[part];
    if (part === "range") return filter.range.kind !== "all";
    return Array.isArray(value) ? value.length > 0 : value === true;
  });
}

/** The filter as columns understand it, in plain lists that a worker can be sent. `calendar` fixes what "the last 90 days" means. */
export function toIncidentFilter(filter: AnalysisFilterState, calendar: Calendar): IncidentFilter {
  const { from, to } = rangeInstants(filter.range, calendar);
  const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? [...list] : undefined);
  return withoutAbsent({
    categories: some(filter.categories), channels: some(filter.channels), kinds: some(filter.kinds), statuses: some(filter.statuses), results: some(filter.results),
    cells: some(filter.cells.map(({ territory, code }) => ({ territory, code }))), nearBoundary: filter.nearBoundary ? true : undefined, fromMs: from === null ? undefined : Date.parse(from), toMs: to === null ? undefined : Date.parse(to),
    hours: some(filter.hours), weekdays: some(filter.weekdays), polygon: filter.polygon === null ? undefined : filter.polygon.map(([lng, lat]): [number, number] => [lng, lat]),
  });
}

type Absentable = { [Part in keyof IncidentFilter]: IncidentFilter[Part] | undefined };
function withoutAbsent(parts: Absentable): IncidentFilter {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as IncidentFilter;
}

/** The list with the value taken out when it was in, else added; sorted by `order` so that equal choices are equal lists. */
export function toggled<T>(list: readonly T[], value: T, order: (a: T, b: T) => number = byText): T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value].toSorted(order);
}

function byText(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
}
