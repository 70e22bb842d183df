import type { IncidentFilterQuery, IncidentPage } from "../contract/incident.ts";
import { type ColumnsDeps, type FilteredColumns, filterColumns } from "../columns/filter-columns.ts";
import { filterKey } from "../columns/view-shelf.ts";
import { InvalidError } from "../errors.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { selectIncidents, toIncidentSummary } from "./incident-rows.ts";

export interface IncidentPaging {
  cursor: string | undefined;
  limit: number;
}

/** One page by ids, and how it goes on. */
interface PageOfIds {
  readonly ids: readonly number[];
  readonly nextCursor: string | null;
  readonly numberMatched: number;
}

/**
 * One page of incidents under a filter, newest first by the instant that the answer shows, the larger
 * id first among equal ones. Incidents that arrive meanwhile do not shift the pages that follow.
 *
 * @throws {InvalidError} when filter or cursor name nothing.
 */
export async function findIncidents(deps: ColumnsDeps, query: IncidentFilterQuery, { cursor, limit }: IncidentPaging): Promise<IncidentPage> {
  const found = await filterColumns(deps, query);
  return found.current.pages.get(`${limit} ${cursor ?? ""} ${filterKey(found.filter)}`, found.current.lastSeq, async () => {
    const { ids, ...page } = findIds(found, cursor, limit);
    return { ...page, items: await readSummaries(deps, ids) };
  });
}

function findIds({ current, filter }: FilteredColumns, cursor: string | undefined, limit: number): PageOfIds {
  const { columns, newestFirst } = current;
  const view = current.viewOf(filter);
  const { failing } = view;
  const rows = newestFirst.rows();
  const ids: number[] = [];
  let isMore = false;
  for (let place = cursor === undefined ? 0 : placeAfter(current, cursor); place < rows.length; place++) {
    const row = rows[place]!;
    if (failing[row] !== 0) continue;
    if ((isMore = ids.length === limit)) break;
    ids.push(columns.id[row]!);
  }
  const last = ids.at(-1);
  return { ids, numberMatched: view.counts().matching, nextCursor: isMore && last !== undefined ? encodeCursor([last]) : null };
}

function placeAfter({ columns, newestFirst }: FilteredColumns["current"], cursor: string): number {
  const [id] = decodeCursor(cursor, ["integer"]);
  const row = columns.rowOf(id);
  if (row < 0) throw new InvalidError("query.cursor names no incident; leave it out to begin at the first page", [{ field: "query.cursor", message: `there is no incident ${id}` }]);
  return newestFirst.placeAfter(row);
}

async function readSummaries({ db }: Pick<ColumnsDeps, "db">, ids: readonly number[]): Promise<IncidentPage["items"]> {
  if (ids.length === 0) return [];
  const rows = await selectIncidents(db).where("incident.id", "in", ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toIncidentSummary);
}
