import type { CellChoice, IncidentFilter } from "../../geo/columns/incident-filter.ts";

/**
 * A filter as the query text that list, summary, tiles, hotspots and exports understand: the only
 * writer of it. One fixed order, lists sorted, so that equal filters are equal text.
 */
export function writeFilterQuery(filter: IncidentFilter): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, list: readonly string[] | undefined): void => { if (list) query.set(name, list.toSorted().join(",")); };
  const putNumbers = (name: string, list: readonly number[] | undefined): void => { if (list) query.set(name, list.toSorted((a, b) => a - b).join(",")); };
  put("category", filter.categories);
  put("channel", filter.channels?.map((channel) => channel ?? "none"));
  put("kind", filter.kinds);
  put("status", filter.statuses);
  if (filter.fromMs !== undefined) query.set("from", new Date(filter.fromMs).toISOString());
  if (filter.toMs !== undefined) query.set("to", new Date(filter.toMs).toISOString());
  put("result", filter.results);
  put("sourceSystem", filter.sourceSystems);
  if (filter.nearBoundary !== undefined) query.set("nearBoundary", String(filter.nearBoundary));
  putCells(query, filter.cells);
  putNumbers("hour", filter.hours);
  putNumbers("weekday", filter.weekdays);
  if (filter.polygon) query.set("polygon", filter.polygon.map((position) => position.join(",")).join(";"));
  return query;
}

/** One cell as code and territory, several as paths, the form that can say them all. */
function putCells(query: URLSearchParams, cells: readonly CellChoice[] | undefined): void {
  if (cells === undefined) return;
  const [first, ...others] = cells;
  if (first !== undefined && others.length === 0) {
    query.set("cell", first.code);
    if (first.territory !== null) query.set("territory", first.territory);
  } else query.set("cells", cells.map(({ territory, code }) => [territory ?? "", code].map(escapePart).join("/")).toSorted().join(","));
}

/** As in geo's cell-path.ts, and the comma that parts the list. */
function escapePart(part: string): string {
  return part.replaceAll("%", "%25").replaceAll("/", "%2F").replaceAll(",", "%2C");
}
