import type { GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import { sql } from "kysely";
import type { AssignmentResult } from "../contract/assignment.ts";
import type { IncidentFilterQuery } from "../contract/incident.ts";
import { incidentCondition } from "../incidents/incident-filter.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { positionInTile, tileBounds, type TileCoordinate } from "./tile-coordinate.ts";

export const INCIDENT_MAX_ZOOM = 16;

const EXTENT = 4096;
/** Up to this zoom near incidents are drawn as one mark; beyond it only those at one position are. */
const LAST_CLUSTERED_ZOOM = 13;
/** Squares along a tile's side into which incidents are gathered: 64 px on a 512 px tile, room for a mark and the names between. */
const CLUSTER_BINS = 8;
const POSITION_BINS = 4096;

interface BinRow {
  count: number;
  n_unassigned: number;
  n_near: number;
  lng: number;
  lat: number;
  id: string;
  category_code: string;
  category_l1: string;
  assignment_result: AssignmentResult;
  reported_at: Date;
}

/**
 * Incidents of one tile: single ones in `incident`, gathered ones in `incident_cluster`.
 *
 * Every positioned incident is in exactly one tile of a zoom (west and north edges belong to the
 * tile), so counts over tiles add up to the count of the list.
 */
export async function incidentTile(deps: ServiceDeps, at: TileCoordinate, filter: IncidentFilterQuery): Promise<Uint8Array | null> {
  const [west, south, east, north] = catchmentOf(at);
  const bins = at.z <= LAST_CLUSTERED_ZOOM ? CLUSTER_BINS : POSITION_BINS;
  const scale = 2 ** at.z;
  // Spherical Mercator as in tile-coordinate.ts; the sums must agree, so both are tested together.
  const column = sql`floor(((lng + 180) / 360 * ${scale}::float8 - ${at.x}::float8) * ${bins}::float8)`;
  const row = sql`floor(((0.5 - ln((1 + sin(radians(least(greatest(lat, -85.05), 85.05)))) / (1 - sin(radians(least(greatest(lat, -85.05), 85.05))))) / (4 * pi())) * ${scale}::float8 - ${at.y}::float8) * ${bins}::float8)`;
  const { rows } = await sql<BinRow>`
    with recursive tree as (
      select code, code as root from category where parent_code is null
      union all select category.code, tree.root from category join tree on category.parent_code = tree.code
    )
    select count(*)::int as count,
      (count(*) filter (where assignment_result = 'unassigned'))::int as n_unassigned,
      (count(*) filter (where near_boundary))::int as n_near,
      avg(lng) as lng, avg(lat) as lat,
      min(incident.id) as id, min(category_code) as category_code,
      min(tree.root) as category_l1,
      min(assignment_result) as assignment_result, min(reported_at) as reported_at
    from incident join tree on tree.code = category_code
    where lng >= ${west} and lng < ${east} and lat > ${south} and lat <= ${north}
      and ${await incidentCondition(deps.db, filter)}
    group by ${column}, ${row}`.execute(deps.db);
  if (rows.length === 0) return null;

  const singles: GeoJSONVTTile["features"] = [];
  const clusters: GeoJSONVTTile["features"] = [];
  for (const bin of rows) {
    const [x, y] = positionInTile(bin.lng, bin.lat, at, EXTENT);
    const geometry: [number, number][] = [[Math.round(x), Math.round(y)]];
    if (bin.count > 1) {
      clusters.push({ type: 1, geometry, tags: { count: bin.count, n_unassigned: bin.n_unassigned, n_near: bin.n_near } });
    } else {
      singles.push({
        type: 1, geometry, id: Number(bin.id),
        tags: {
          id: Number(bin.id), category: bin.category_code, category_l1: bin.category_l1, result: bin.assignment_result,
          near: bin.n_near, reported_at: Math.floor(bin.reported_at.getTime() / 1000), count: 1,
        },
      });
    }
  }
  const layers: Record<string, GeoJSONVTTile> = {};
  if (singles.length > 0) layers["incident"] = { features: singles } as GeoJSONVTTile;
  if (clusters.length > 0) layers["incident_cluster"] = { features: clusters } as GeoJSONVTTile;
  return fromGeojsonVt(layers, { version: 2, extent: EXTENT });
}

/** The tile's bounds; the outermost tiles also take what lies beyond the Mercator square: the poles and the 180th meridian. */
function catchmentOf(at: TileCoordinate): [number, number, number, number] {
  const [west, south, east, north] = tileBounds(at);
  const last = 2 ** at.z - 1;
  return [west, at.y === last ? -91 : south, at.x === last ? 181 : east, at.y === 0 ? 91 : north];
}
