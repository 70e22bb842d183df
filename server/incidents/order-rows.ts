import { type IncidentColumns, nearestFirst, type NewestFirst } from "../../geo/index.ts";
import type { IncidentOrder } from "../contract/incident.ts";
import type { LngLat } from "../contract/primitives.ts";

export interface OrderedRows {
  readonly columns: IncidentColumns;
  readonly newestFirst: NewestFirst;
  /** 0: the row is under the filter. */
  readonly failing: Uint16Array;
}

export interface RowsAsked {
  readonly order: IncidentOrder;
  readonly from: LngLat | null;
  /** The last row of the page before; null begins at the first. */
  readonly after: number | null;
  readonly most: number;
}

/** The next rows under a filter in an order. */
export function orderRows({ columns, newestFirst, failing }: OrderedRows, { order, from, after, most }: RowsAsked): number[] {
  if (order === "distance" && from !== null) {
    const place = after === null ? null : { row: after, id: columns.id[after]! };
    return nearestFirst(columns, (row) => failing[row] === 0, [from.lng, from.lat], most, place);
  }
  const newest = (after: number | null, passes: (row: number) => boolean, most: number) => {
    const rows = newestFirst.rows();
    const found: number[] = [];
    for (let place = after === null ? 0 : newestFirst.placeAfter(after); place < rows.length && found.length < most; place++) {
      if (passes(rows[place]!)) found.push(rows[place]!);
    }
    return found;
  };
  if (order !== "near_boundary") return newest(after, (row) => failing[row] === 0, most);
  const isNear = (row: number) => columns.nearBoundary[row] === 1;
  const near = after !== null && !isNear(after) ? [] : newest(after, (row) => failing[row] === 0 && isNear(row), most);
  const others = newest(after !== null && isNear(after) ? null : after, (row) => failing[row] === 0 && !isNear(row), most - near.length);
  return [...near, ...others];
}
