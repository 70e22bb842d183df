import { type ColumnsDeps, filterColumns } from "../columns/filter-columns.ts";
import { writeFilterText } from "../contract/filter-text.ts";
import type { IncidentFilterQuery } from "../contract/incident.ts";
import { type PublicIncidents, publicIncidentSchema } from "../contract/public-incident.ts";
import { findIncidents } from "./find-incidents.ts";

/**
 * The newest incidents under a filter, for where anybody can look. Walls that ask alike are answered from one reading
 * until the next event.
 *
 * @throws {InvalidError | ConflictError} when the filter names nothing.
 */
export async function findPublicIncidents(deps: ColumnsDeps, query: IncidentFilterQuery, limit: number): Promise<PublicIncidents> {
  const { current, filter } = await filterColumns(deps, query);
  const asOf = deps.now().toISOString();
  const { items } = await findIncidents(deps, query, { cursor: undefined, limit, order: "newest", from: null });
  return { asOf, lastEventSeq: current.lastSeq, filter: writeFilterText(filter), items: items.map((item) => publicIncidentSchema.parse(item)) };
}
