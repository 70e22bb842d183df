import type { DimensionCounts } from "./dimension-counts.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import type { IncidentCounts, ValueCount } from "./incident-counts.ts";
import type { ValueDictionary } from "./value-dictionary.ts";

/** Counts as told to others: values instead of codes. */
export function listCounts(columns: IncidentColumns, counts: DimensionCounts): IncidentCounts {
  return {
    total: columns.rowCount,
    matching: counts.matching,
    withoutPosition: counts.withoutPosition,
    withoutCell: counts.withoutCell,
    byCategory: listValues(columns.category.values, counts.category),
    byChannel: listValues(columns.channel.values, counts.channel),
    byKind: listValues(columns.kind.values, counts.kind),
    byStatus: listValues(columns.status.values, counts.status),
    byResult: listValues(columns.result.values, counts.result),
    bySourceSystem: listValues(columns.sourceSystem.values, counts.sourceSystem),
    nearBoundary: counts.nearBoundary[1]!,
    byDay: listDays(columns, counts),
    byHourOfWeek: counts.hourOfWeek.slice(),
  };
}

/** Every value that a row has, counted or not, ascending, null last: the same rows give the same list whatever came before. */
function listValues<Value extends string | null>(values: ValueDictionary<Value>, counts: Uint32Array): ValueCount<Value>[] {
  return values.values()
    .map((value, code) => ({ value, count: counts[code]!, held: values.held[code]! }))
    .filter(({ held }) => held > 0)
    .sort((one, other) => compareValues(one.value, other.value))
    .map(({ value, count }) => ({ value, count }));
}

function compareValues(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return one < other ? -1 : one > other ? 1 : 0;
}

function listDays(columns: IncidentColumns, counts: DimensionCounts): IncidentCounts["byDay"] {
  const extent = columns.days.extent();
  if (extent === null) return { firstDay: 0, counts: new Uint32Array(0) };
  return { firstDay: extent.first, counts: counts.days.between(extent.first, extent.last) };
}
