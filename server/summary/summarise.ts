import type { IncidentCounts, IncidentFilter, ValueCount } from "../../geo/index.ts";
import { type ColumnsDeps, type FilteredColumns, filterColumns } from "../columns/filter-columns.ts";
import { filterKey } from "../columns/view-shelf.ts";
import { ASSIGNMENT_RESULTS } from "../contract/assignment.ts";
import type { Summary } from "../contract/summary.ts";
import { askedDepth } from "../territory/asked-depth.ts";
import { countByCell } from "./count-by-cell.ts";
import { countByPeriod } from "./count-by-period.ts";
import { createLocalPeriods, type LocalPeriods, type Period } from "./local-periods.ts";
import type { SummaryQuery } from "./summary-query.ts";

const TOP = 1;
/** Deeper than any cell: an owner counts as itself. */
const OWNERS = 99;

/**
 * Counts the stored incidents under a filter, all breakdowns from one reading: each adds up to the
 * total, and `lastEventSeq` is the newest event that the counts include.
 *
 * @throws {InvalidError} when the filter or the level name nothing.
 */
export async function summarise(deps: ColumnsDeps, { depth, level, period, ...query }: SummaryQuery): Promise<Summary> {
  const asOf = deps.now();
  const found = await filterColumns(deps, query);
  const countedDepth = askedDepth({ depth, level }, found.territories.levels) ?? TOP;
  // An edition may take effect by the clock alone, without an event.
  const inForce = found.territories.inForceAt(asOf.getTime()).map(({ id }) => id).join();
  const summary = found.current.summaries.get(`${inForce} ${countedDepth} ${period} ${filterKey(found.filter)}`, found.current.lastSeq,
    () => count(found, countedDepth, period, periodsOf(deps.settings.timeZone), asOf));
  return { ...summary, asOf: asOf.toISOString() };
}

function count({ current, territories, filter }: FilteredColumns, depth: number, period: Period, periods: LocalPeriods, asOf: Date): Summary {
  const view = current.viewOf(filter);
  const counts = view.counts();
  const cells = view.cellCounts(OWNERS);
  const matching = matchingOf(counts, filter);
  const byCategory = new Map(matching.byCategory(view.categoryTree.lineOf.bind(view.categoryTree)).map(({ value, count }) => [value, count]));
  return {
    asOf: asOf.toISOString(),
    lastEventSeq: current.lastSeq,
    total: counts.matching,
    byResult: Object.fromEntries(ASSIGNMENT_RESULTS.map((result) => [result, matching.byResult.find(({ value }) => value === result)?.count ?? 0])) as Summary["byResult"],
    nearBoundary: filter.nearBoundary === false ? 0 : counts.nearBoundary,
    byCell: countByCell(cells, territories, depth, asOf),
    withoutCell: cells.withoutCell,
    withoutPosition: counts.withoutPosition,
    byCategory: current.categories.flatMap((category) => {
      const count = byCategory.get(category.code) ?? 0;
      return count === 0 ? [] : [{ ...category, count }];
    }),
    byPeriod: countByPeriod(view, counts, period, periods),
    byChannel: matching.byChannel,
    byKind: matching.byKind,
    byStatus: matching.byStatus,
    bySourceSystem: matching.bySourceSystem,
    byHourOfWeek: matching.byHourOfWeek,
  };
}

/**
 * The breakdowns under the whole filter. Columns count each dimension under all parts of the filter but its
 * own, so what its own part lets through is picked out here.
 */
function matchingOf(counts: IncidentCounts, filter: IncidentFilter) {
  const { hours, weekdays } = filter;
  return {
    byResult: chosen(counts.byResult, filter.results),
    byChannel: chosen(counts.byChannel, filter.channels),
    byKind: chosen(counts.byKind, filter.kinds),
    byStatus: chosen(counts.byStatus, filter.statuses),
    bySourceSystem: chosen(counts.bySourceSystem, filter.sourceSystems),
    byCategory: (lineOf: (code: string) => readonly string[]) =>
      counts.byCategory.filter(({ value }) => filter.categories === undefined || lineOf(value).some((above) => filter.categories?.includes(above))),
    byHourOfWeek: Array.from(counts.byHourOfWeek, (count, at) =>
      (hours?.includes(at % 24) ?? true) && (weekdays?.includes(Math.floor(at / 24) + 1) ?? true) ? count : 0),
  };
}

function chosen<Value extends string | null>(counts: readonly ValueCount<Value>[], values: readonly Value[] | undefined): ValueCount<Value>[] {
  return counts.filter(({ value, count }) => count > 0 && (values?.includes(value) ?? true));
}

const periodsByZone = new Map<string, LocalPeriods>();

/** Made once: it remembers the offsets of days. */
function periodsOf(timeZone: string): LocalPeriods {
  const known = periodsByZone.get(timeZone) ?? createLocalPeriods(timeZone);
  periodsByZone.set(timeZone, known);
  return known;
}
