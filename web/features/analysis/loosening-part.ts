import type { IncidentCounts } from "../../../geo/columns/incident-counts.ts";
import { usedParts, type AnalysisFilterPart, type AnalysisFilterState } from "../../stores/analysis-filter-state.ts";

/**
 * The restriction whose removal brings most incidents back where nothing matches: each breakdown is counted under
 * all parts but its own. Null where no single one is known to help.
 */
export function looseningPart(filter: AnalysisFilterState, counts: IncidentCounts): AnalysisFilterPart | null {
  const sum = (values: readonly { readonly count: number }[]) => values.reduce((total, { count }) => total + count, 0);
  const all = (values: Uint32Array) => values.reduce((total, count) => total + count, 0);
  const without: Partial<Record<AnalysisFilterPart, number>> = {
    categories: sum(counts.byCategory), channels: sum(counts.byChannel), kinds: sum(counts.byKind), statuses: sum(counts.byStatus), results: sum(counts.byResult),
    range: all(counts.byDay.counts),
    // Hours and weekdays are one breakdown, counted under neither: only one of them alone is known to help.
    ...(filter.hours.length > 0 && filter.weekdays.length > 0 ? {} : { hours: all(counts.byHourOfWeek), weekdays: all(counts.byHourOfWeek) }),
  };
  const [best] = usedParts(filter).map((part) => ({ part, count: without[part] ?? 0 })).filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return best?.part ?? null;
}
