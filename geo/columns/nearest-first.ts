import { localMetric } from "../cells/local-metric.ts";
import type { Position } from "../types.ts";
import type { IncidentColumns } from "./incident-columns.ts";

/** Where a page by distance goes on: after this incident. */
export interface AfterIncident { readonly id: number; readonly row: number; }

/**
 * The first `count` rows that pass, nearest to `from` first, the larger id first among equally far ones;
 * rows without a position come last. `after` leaves out all up to and including that row.
 *
 * Distances are in the metric of `from`: the order is that of the geodesic as far as a city reaches.
 */
export function nearestFirst(columns: IncidentColumns, passes: (row: number) => boolean, from: Position, count: number, after: AfterIncident | null): number[] {
  const metric = localMetric(from[1]);
  const { lng, lat, id } = columns;
  const keyOf = (row: number): number => {
    const squared = ((lng[row]! - from[0]) * metric.lngMetres) ** 2 + ((lat[row]! - from[1]) * metric.latMetres) ** 2;
    return Number.isNaN(squared) ? Infinity : squared;
  };
  const goesFirst = (key: number, row: number, otherKey: number, other: number) => key < otherKey || (key === otherKey && id[row]! > id[other]!);
  const afterKey = after === null ? -1 : keyOf(after.row);
  // A heap with the farthest on top would do for large pages; pages are short, so a sorted list does.
  const best: { row: number; key: number }[] = [];
  for (let row = 0; row < columns.rowCount; row++) {
    if (!passes(row)) continue;
    const key = keyOf(row);
    if (after !== null && !goesFirst(afterKey, after.row, key, row)) continue;
    const last = best.at(-1);
    if (best.length === count && last !== undefined && !goesFirst(key, row, last.key, last.row)) continue;
    let at = best.length;
    while (at > 0 && goesFirst(key, row, best[at - 1]!.key, best[at - 1]!.row)) at--;
    best.splice(at, 0, { row, key });
    if (best.length > count) best.pop();
  }
  return best.map(({ row }) => row);
}
