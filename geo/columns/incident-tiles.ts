import { GeoInputError } from "../errors.ts";
import type { IncidentColumns } from "./incident-columns.ts";
import type { IncidentView } from "./incident-view.ts";
import { joinBytes } from "./join-bytes.ts";
import { PlaceOrder } from "./place-order.ts";
import { LAST_CLUSTERED_ZOOM, MAX_TILE_ZOOM, type TileMark, tileMarks } from "./tile-marks.ts";
import { encodePointLayer, type PointFeature } from "./vector-layer.ts";

const EXTENT = 4096;
const INCIDENT_KEYS = ["id", "category", "category_l1", "result", "near", "reported_at", "count"] as const;
const CLUSTER_KEYS = ["count", "n_unassigned", "n_near"] as const;
/** Incidents at one position cannot be told apart by coming closer: one of them stands for all. */
const ONE_POSITION_KEYS = [...CLUSTER_KEYS, "id"] as const;

/** Vector tiles of the incidents that a view lets through. Several views of the columns may share one. */
export interface IncidentTiles {
  /**
   * Mapbox Vector Tile: single incidents in `incident`, gathered ones in `incident_cluster`, with the id of one of them
   * where all are at one position. Null when it is empty. Counts over all tiles of a zoom add up to the matching incidents
   * with a position.
   *
   * @throws {GeoInputError} when there is no such tile.
   */
  tile(view: IncidentView, z: number, x: number, y: number): Uint8Array | null;
}

export function createIncidentTiles(columns: IncidentColumns): IncidentTiles {
  const order = new PlaceOrder(columns);
  return {
    tile(view, z, x, y) {
      checkTile(z, x, y);
      if (view.columns !== columns) throw new GeoInputError("The view is of other columns than the tiles.");
      return encodeMarks(view, tileMarks(order, view, z, x, y), z > LAST_CLUSTERED_ZOOM);
    },
  };
}

function checkTile(z: number, x: number, y: number): void {
  const isIn = (value: number, end: number) => Number.isInteger(value) && value >= 0 && value < end;
  if (!isIn(z, MAX_TILE_ZOOM + 1) || !isIn(x, 2 ** z) || !isIn(y, 2 ** z)) throw new GeoInputError(`There is no tile ${z}/${x}/${y}; zooms are 0 to ${MAX_TILE_ZOOM}.`);
}

function encodeMarks(view: IncidentView, marks: readonly TileMark[], isOnePosition: boolean): Uint8Array | null {
  const singles: PointFeature[] = [];
  const clusters: PointFeature[] = [];
  const rootOf = rootsOf(view);
  for (const mark of marks) {
    const [x, y] = [Math.round(mark.x * EXTENT), Math.round(mark.y * EXTENT)];
    if (mark.count > 1) clusters.push({ x, y, values: [mark.count, mark.unassignedCount, mark.nearCount, ...(isOnePosition ? [view.columns.id[mark.row]!] : [])] });
    else singles.push({ x, y, ...describeIncident(view.columns, mark.row, rootOf) });
  }
  const layers: Uint8Array[] = [];
  if (singles.length > 0) layers.push(encodePointLayer("incident", EXTENT, INCIDENT_KEYS, singles));
  if (clusters.length > 0) layers.push(encodePointLayer("incident_cluster", EXTENT, isOnePosition ? ONE_POSITION_KEYS : CLUSTER_KEYS, clusters));
  return layers.length === 0 ? null : joinBytes(layers);
}

function describeIncident(columns: IncidentColumns, row: number, rootOf: (category: number) => string): Pick<PointFeature, "id" | "values"> {
  const id = columns.id[row]!;
  const category = columns.category.codes[row]!;
  const result = columns.result.values.decode(columns.result.codes[row]!);
  const reportedAtSeconds = Math.floor(columns.reportedAtMs[row]! / 1000);
  return { id, values: [id, columns.category.values.decode(category), rootOf(category), result, columns.nearBoundary[row]!, reportedAtSeconds, 1] };
}

/** Top category of each category code, looked up once a tile. */
function rootsOf({ columns, categoryTree }: IncidentView): (category: number) => string {
  const roots: string[] = [];
  return (category) => (roots[category] ??= categoryTree.rootOf(columns.category.values.decode(category)));
}
