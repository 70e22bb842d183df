import type { CompiledFilter } from "./compile-filter.ts";
import type { RowRange } from "./count-rows.ts";
import { dayRunsOf } from "./day-runs.ts";
import type { IncidentColumns } from "./incident-columns.ts";

const DAY_MS = 86_400_000;
/** With more of the rows than this, all of them are counted in the cheapest way. */
const MOST_SHARE = 0.2;

type Period = Pick<CompiledFilter, "fromMs" | "toMs">;

/** Stretches of rows that hold all that one period matches and the other does not; null when they are many or rows are not in the order of days. */
export function periodRanges(columns: IncidentColumns, before: Period, after: Period): RowRange[] | null {
  const runs = dayRunsOf(columns).refresh();
  if (!runs.areLong) return null;
  const spans = [daysBetween(before.fromMs, after.fromMs), daysBetween(before.toMs, after.toMs)];
  const ranges: RowRange[] = [];
  let rows = 0;
  for (let run = 0; run < runs.length; run++) {
    const day = runs.days[run]!;
    if (!spans.some((span) => span !== null && day >= span.first && day <= span.last)) continue;
    const [from, to] = [runs.starts[run]!, runs.starts[run + 1]!];
    rows += to - from;
    if (rows > columns.rowCount * MOST_SHARE) return null;
    const last = ranges.at(-1);
    if (last?.to === from) ranges[ranges.length - 1] = { from: last.from, to };
    else ranges.push({ from, to });
  }
  return ranges;
}

/** Local days in which instants from the one to the other can lie: a clock is less than a day from UTC. */
function daysBetween(one: number, other: number): { first: number; last: number } | null {
  if (one === other) return null;
  return { first: Math.floor(Math.min(one, other) / DAY_MS) - 1, last: Math.floor(Math.max(one, other) / DAY_MS) + 1 };
}
