import type { IncidentColumns } from "../columns/incident-columns.ts";
import type { CellFinder } from "./count-cells.ts";
import type { CategoryCounts } from "./category-hotspots.ts";

/** Two windows next to each other: [beforeMs, fromMs) and [fromMs, toMs). */
export interface TwoSpans { readonly beforeMs: number; readonly fromMs: number; readonly toMs: number; }

/**
 * Incidents of every category as recorded per cell of a network, in two windows, in one pass over all
 * rows. Those of no cell, or of one that is not found there, are left out. By category code.
 */
export function countCategories({ rowCount, reportedAtMs, category, cell }: IncidentColumns, finder: CellFinder, cellCount: number, { beforeMs, fromMs, toMs }: TwoSpans): (CategoryCounts & { before: Uint32Array })[] {
  const placeOf = new Int32Array(cell.values.size).fill(-2);
  const found = new Map<number, { counts: Uint32Array; before: Uint32Array }>();
  for (let row = 0; row < rowCount; row++) {
    const at = reportedAtMs[row]!;
    if (!(at >= beforeMs && at < toMs)) continue;
    const code = cell.codes[row]!;
    if (placeOf[code] === -2) {
      const owner = cell.values.decode(code);
      placeOf[code] = owner === null ? -1 : finder.find(owner);
    }
    const place = placeOf[code]!;
    if (place < 0) continue;
    let own = found.get(category.codes[row]!);
    if (own === undefined) found.set(category.codes[row]!, (own = { counts: new Uint32Array(cellCount), before: new Uint32Array(cellCount) }));
    const window = at >= fromMs ? own.counts : own.before;
    window[place]!++;
  }
  return [...found].map(([code, counts]) => ({ category: category.values.decode(code), ...counts }))
    .sort((one, other) => (one.category < other.category ? -1 : 1));
}
