import { fetchSummary } from "../../api/summary.ts";
import { createWallSource, type WallSource } from "../../stores/wall-sources.ts";
import type { WallWindows } from "../../stores/wall-windows.ts";
import { INCIDENT_EVENTS } from "./incident-events.ts";

/** One month and the same a year before. The last is not over. */
export interface TrendMonth { readonly month: number; readonly count: number; readonly yearBefore: number; }
export interface Trend { readonly asOf: string; readonly months: readonly TrendMonth[]; }

/** Incidents of the last twelve months and of the same months a year before. */
export function useTrendSource(): WallSource<Trend> {
  return createWallSource<Trend>({
    key: "trend", everyMs: 300_000, atMostEveryMs: 60_000, isOfToday: true, askAgainOn: INCIDENT_EVENTS,
    async ask(signal, windows) {
      const from = windows.monthsYearBefore[0]?.from ?? windows.month.from;
      const { asOf, byPeriod } = await fetchSummary(new URLSearchParams({ from, to: windows.month.to, period: "month" }), signal);
      return { asOf, months: monthsOf(byPeriod, windows) };
    },
    dataAtOf: ({ asOf }) => new Date(asOf),
  });
}

/** Empty months are not in the answer and count 0. */
export function monthsOf(byPeriod: readonly { from: string; count: number }[], { months, monthsYearBefore }: Pick<WallWindows, "months" | "monthsYearBefore">): TrendMonth[] {
  const counts = new Map(byPeriod.map(({ from, count }) => [Date.parse(from), count]));
  const countOf = (from: string | undefined): number => (from === undefined ? 0 : counts.get(Date.parse(from)) ?? 0);
  return months.map(({ from, firstDay }, at) => ({ month: Number(firstDay.slice(5, 7)), count: countOf(from), yearBefore: countOf(monthsYearBefore[at]?.from) }));
}
