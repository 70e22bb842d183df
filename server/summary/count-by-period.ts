import { type IncidentCounts, type IncidentFilter, type IncidentView, matchingOnDay } from "../../geo/index.ts";
import type { Summary } from "../contract/summary.ts";
import type { LocalPeriods, Period } from "./local-periods.ts";

/** Matching incidents by local period; empty ones are left out. */
export function countByPeriod(view: IncidentView, { byDay: { firstDay, counts } }: IncidentCounts, period: Period, periods: LocalPeriods): Summary["byPeriod"] {
  const { fromMs = -Infinity, toMs = Infinity } = view.filter;
  const ends = endsOf(view.filter, periods);
  const cut = new Map(ends.flatMap((day) => (day === undefined ? [] : [[day, matchingOnDay(view, day)]])));
  const gathered = new Map<number, number>();
  counts.forEach((count, at) => {
    const day = firstDay + at;
    // Days are counted whatever the filter's range: those at its ends are cut, those beyond it do not match.
    const matching = cut.get(day) ?? (day > (ends[0] ?? -Infinity) && day < (ends[1] ?? Infinity) && fromMs < toMs ? count : 0);
    if (matching === 0) return;
    const first = periods.firstDay(period, day);
    gathered.set(first, (gathered.get(first) ?? 0) + matching);
  });
  return [...gathered].sort(([one], [other]) => one - other).map(([first, count]) => ({ from: new Date(periods.startMs(first)).toISOString(), count }));
}

/** The days in which the filter's range begins and ends. */
function endsOf({ fromMs, toMs }: IncidentFilter, periods: LocalPeriods): [number | undefined, number | undefined] {
  return [fromMs === undefined ? undefined : periods.dayOf(fromMs), toMs === undefined ? undefined : periods.dayOf(toMs)];
}
