import { geodesicMetres } from "../../geo/index.ts";
import type { IncidentFilterQuery, IncidentOrder, IncidentPage } from "../contract/incident.ts";
import type { LngLat } from "../contract/primitives.ts";
import { type ColumnsDeps, type FilteredColumns, filterColumns } from "../columns/filter-columns.ts";
import { filterKey } from "../columns/view-shelf.ts";
import { InvalidError } from "../errors.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { said } from "../said.ts";
import { orderRows } from "./order-rows.ts";
import { selectIncidents, toIncidentSummary } from "./incident-rows.ts";

export interface IncidentPaging {
  cursor: string | undefined;
  limit: number;
  order: IncidentOrder;
  /** Needed by the order `distance`. */
  from: LngLat | null;
}

/** One page by ids, and how it goes on. */
interface PageOfIds {
  readonly ids: readonly number[];
  readonly nextCursor: string | null;
  readonly numberMatched: number;
}

/**
 * One page of incidents under a filter, newest first by the instant that the answer shows, the larger
 * id first among equal ones, unless another order is asked for. Incidents that arrive meanwhile do not
 * shift the pages that follow.
 *
 * @throws {InvalidError} when filter or cursor name nothing, or a distance is from nowhere.
 */
export async function findIncidents(deps: ColumnsDeps, query: IncidentFilterQuery, paging: IncidentPaging): Promise<IncidentPage> {
  const { cursor, limit, order, from } = paging;
  if (order === "distance" && from === null) throw InvalidError.at("query.lng", said(
    "The order distance needs a position to measure from: add lng and lat, degrees of WGS 84",
    "按距离排序须给出起点：lng 和 lat（WGS 84，度）",
  ));
  const found = await filterColumns(deps, query);
  const key = `${limit} ${cursor ?? ""} ${order} ${from === null ? "" : `${from.lng},${from.lat}`} ${filterKey(found.filter)}`;
  return found.current.pages.get(key, found.current.lastSeq, async () => {
    const { ids, ...page } = findIds(found, paging);
    return { ...page, items: withDistance(await readSummaries(deps, ids), from) };
  });
}

function findIds({ current, filter }: FilteredColumns, { cursor, limit, order, from }: IncidentPaging): PageOfIds {
  const { columns, newestFirst } = current;
  const view = current.viewOf(filter);
  const after = cursor === undefined ? null : rowOfCursor(current, cursor);
  const rows = orderRows({ columns, newestFirst, failing: view.failing }, { order, from, after, most: limit + 1 });
  const ids = rows.slice(0, limit).map((row) => columns.id[row]!);
  const last = ids.at(-1);
  return { ids, numberMatched: view.counts().matching, nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last]) : null };
}

function rowOfCursor({ columns }: FilteredColumns["current"], cursor: string): number {
  const [id] = decodeCursor(cursor, ["integer"]);
  const row = columns.rowOf(id);
  if (row < 0) throw InvalidError.at("query.cursor", said(`query.cursor names no incident (${id}); leave it out to begin at the first page`, `翻页位置无效（没有 ${id} 号投诉），请回到第一页`));
  return row;
}

function withDistance(items: IncidentPage["items"], from: LngLat | null): IncidentPage["items"] {
  if (from === null) return items;
  return items.map((item) => ({ ...item, distanceMetres: item.position === null ? null : geodesicMetres([from.lng, from.lat], [item.position.lng, item.position.lat]) }));
}

/** The incidents with these ids, in that order; one that is gone is left out. */
export async function readSummaries({ db }: Pick<ColumnsDeps, "db">, ids: readonly number[]): Promise<IncidentPage["items"]> {
  if (ids.length === 0) return [];
  const rows = await selectIncidents(db).where("incident.id", "in", ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toIncidentSummary);
}
