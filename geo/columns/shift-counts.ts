import type { DimensionCounts } from "./dimension-counts.ts";
import type { MovedRows } from "./move-rows.ts";

/** Carries the counts over to what moved rows fail now; `bit` is that of the dimension that moved them. */
export function shiftCounts(counts: DimensionCounts, failing: Uint16Array, { rows, length, gained }: MovedRows, bit: number): void {
  const { columns } = counts;
  const { category, channel, kind, status, result, sourceSystem, cell, nearBoundary, hourOfWeek } = counts;
  const { firstDay, counts: days } = counts.days;
  const [categories, channels, kinds, statuses] = [columns.category.codes, columns.channel.codes, columns.kind.codes, columns.status.codes];
  const [results, sources, cells] = [columns.result.codes, columns.sourceSystem.codes, columns.cell.codes];
  const { nearBoundary: nears, day, hourOfWeek: hours, lng } = columns;
  for (let at = 0; at < length; at++) {
    const row = rows[at]!;
    const fails = failing[row]!;
    const change = (fails & bit) === 0 ? 1 : -1;
    const rest = fails & ~bit;
    if (rest !== 0) {
      counts.addInDimension(row, rest, change);
      continue;
    }
    category[categories[row]!]! += change;
    channel[channels[row]!]! += change;
    kind[kinds[row]!]! += change;
    status[statuses[row]!]! += change;
    result[results[row]!]! += change;
    sourceSystem[sources[row]!]! += change;
    cell[cells[row]!]! += change;
    nearBoundary[nears[row]!]! += change;
    days[day[row]! - firstDay]! += change;
    hourOfWeek[hours[row]!]! += change;
    if (lng[row]! !== lng[row]!) counts.withoutPosition += change;
    // Its own dimension never counted the row by its own filter.
    counts.addInDimension(row, bit, change === 1 ? -1 : 1);
  }
  counts.matching += gained;
}
