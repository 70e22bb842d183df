import { type ColumnsDeps, filterColumns } from "../columns/filter-columns.ts";
import { filterKey } from "../columns/view-shelf.ts";
import type { IncidentFilterQuery } from "../contract/incident.ts";
import type { TileCoordinate } from "./tile-coordinate.ts";

export const INCIDENT_MAX_ZOOM = 16;

/** Incidents of one tile under a filter; null when there are none. Counts over all tiles of a zoom add up to those of the list with a position. */
export async function incidentTile(deps: Pick<ColumnsDeps, "db" | "liveColumns" | "liveAssigner">, { z, x, y }: TileCoordinate, query: IncidentFilterQuery): Promise<Uint8Array | null> {
  const { current, filter } = await filterColumns(deps, query);
  return current.incidentTiles.get(`${z}/${x}/${y} ${filterKey(filter)}`, current.lastSeq, () => current.tiles.tile(current.viewOf(filter), z, x, y));
}
