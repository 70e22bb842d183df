import type { CompiledFilter } from "./compile-filter.ts";
import type { CountingWay } from "./count-rows.ts";
import { failingOf } from "./failing-dimensions.ts";
import type { IncidentColumns } from "./incident-columns.ts";

const SAMPLE_ROWS = 200;
/** A moved row costs a look at what it was besides, and those that left are listed apart. */
const MOVED_COST = 1.5;

/** The way of counting that adds up the fewest rows, judged by some of them; all ways count the same. `failing`: as before the change. */
export function chooseWay(columns: IncidentColumns, filter: CompiledFilter, failing: Uint16Array, rowCount: number): CountingWay {
  const step = Math.max(1, Math.floor(rowCount / SAMPLE_ROWS));
  let [sampled, matching, moved] = [0, 0, 0];
  for (let row = 0; row < rowCount; row += step) {
    const is = failingOf(columns, filter, row);
    sampled++;
    if (is === 0) matching++;
    if ((is === 0) !== (failing[row] === 0)) moved++;
  }
  const least = Math.min(matching, sampled - matching);
  if (moved * MOVED_COST < least) return "moved";
  return matching * 2 > sampled ? "failing" : "matching";
}
