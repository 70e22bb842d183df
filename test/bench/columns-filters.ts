import type { IncidentFilter, Position } from "../../geo/index.ts";
import { START_MS } from "./columns-data.ts";

const DAY_MS = 86_400_000;

export interface NamedFilter {
  readonly name: string;
  readonly filter: IncidentFilter;
}

/** From no filter to one in each dimension, then one on top of another. */
export function benchFilters(county: string, [lng, lat]: readonly [number, number]): NamedFilter[] {
  const ring: Position[] = Array.from({ length: 24 }, (_, at) => {
    const turn = (at / 24) * 2 * Math.PI;
    const reach = at % 2 === 0 ? 0.25 : 0.18;
    return [lng + reach * Math.cos(turn), lat + reach * Math.sin(turn)];
  });
  return [
    { name: "category with all beneath", filter: { categories: ["AIR"] } },
    { name: "two channels", filter: { channels: ["12369", null] } },
    { name: "kind", filter: { kinds: ["complaint"] } },
    { name: "status: open", filter: { statuses: ["reported", "assigned", "in_progress"] } },
    { name: "result", filter: { results: ["gap", "unassigned"] } },
    { name: "source system", filter: { sourceSystems: ["web"] } },
    { name: "near a boundary", filter: { nearBoundary: true } },
    { name: "county with all beneath", filter: { cells: [{ territory: "city", code: county }] } },
    { name: "one quarter", filter: { fromMs: START_MS + 365 * DAY_MS, toMs: START_MS + 456 * DAY_MS } },
    { name: "nights and week-ends", filter: { hours: [20, 21, 22, 23, 0, 1, 2, 3, 4, 5], weekdays: [6, 7] } },
    { name: "drawn star of 24 corners", filter: { polygon: ring } },
    { name: "six at once", filter: { categories: ["AIR", "WATER"], channels: ["12345", "12369"], statuses: ["closed", "assigned"], results: ["clear"], hours: [8, 9, 10, 11, 12, 13], fromMs: START_MS + 100 * DAY_MS } },
  ];
}

/** A window of 90 days that moves on by one. */
export function slidingWindow(step: number): IncidentFilter {
  return { fromMs: START_MS + (300 + step) * DAY_MS, toMs: START_MS + (390 + step) * DAY_MS };
}
