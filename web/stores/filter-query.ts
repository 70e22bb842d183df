import type { IncidentFilter } from "../../geo/columns/incident-filter.ts";
import { writeFilterText } from "../../server/contract/filter-text.ts";

/** A filter as the query of an address: list, summary, tiles, hotspots and exports all understand it. */
export function filterQuery(filter: IncidentFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(writeFilterText(filter)).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
