import { dayRunsOf } from "./day-runs.ts";
import type { IncidentView } from "./incident-view.ts";

/** How many incidents that match the whole filter, its period too, were reported on a local day (days since 1970-01-01). */
export function matchingOnDay(view: IncidentView, day: number): number {
  const { failing, columns } = view;
  const runs = dayRunsOf(columns).refresh();
  let count = 0;
  if (!runs.areLong) {
    const { day: days } = columns;
    for (let row = 0; row < failing.length; row++) if (days[row] === day && failing[row] === 0) count++;
    return count;
  }
  for (let run = 0; run < runs.length; run++) {
    if (runs.days[run] !== day) continue;
    const end = runs.starts[run + 1]!;
    for (let row = runs.starts[run]!; row < end; row++) if (failing[row] === 0) count++;
  }
  return count;
}
