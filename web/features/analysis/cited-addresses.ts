import type { AnalysisSubject } from "../../stores/analysis-subject.ts";

/**
 * Addresses of the API that give what is on the screen. Hotspots are served of cells only: of bins,
 * densities and points the API gives the incidents that they are made of.
 */
export function citedAddresses(filter: URLSearchParams, { shows, unit, measure, correction }: Pick<AnalysisSubject, "shows" | "unit" | "measure" | "correction">): string[] {
  const address = (path: string, query: URLSearchParams): string => (query.size === 0 ? path : `${path}?${query.toString()}`);
  if (shows !== "hotspots" || unit.kind !== "cells") return [address("/api/summary", filter), address("/api/incidents", filter)];
  const query = new URLSearchParams(filter);
  for (const [key, value] of Object.entries({ depth: String(unit.depth), measure, correction })) query.set(key, value);
  return [address("/api/hotspots", query)];
}
