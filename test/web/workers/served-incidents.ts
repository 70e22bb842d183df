import { createIncidentColumns, encodeArrow, type IncidentRow } from "../../../geo/index.ts";
import type { CellNetwork } from "../../../server/contract/cell.ts";
import type { FetchedColumns } from "../../../web/api/incident-columns.ts";
import type { Land } from "../../../web/api/land.ts";
import type { IncidentServiceDeps } from "../../../web/workers/incident-service.ts";

/** The land of the made incidents: one square of a degree. */
export const HOME = [112, 32, 113, 33] as const;

/** What the server would answer to the worker, from rows in memory. `rows` may grow: each later row is an event. */
export function servedIncidents(rows: readonly IncidentRow[], overrides: Partial<IncidentServiceDeps> = {}): IncidentServiceDeps {
  return {
    now: () => 0,
    fetchColumns: ({ after, onReceived }) => Promise.resolve(asArrow(rows, after ?? 0, onReceived)),
    fetchNetwork: (depth) => Promise.resolve(network(depth)),
    fetchLand: () => Promise.resolve(land()),
    fetchOutline: () => Promise.reject(new Error("no outline was to be asked for")),
    ...overrides,
  };
}

function asArrow(rows: readonly IncidentRow[], after: number, onReceived: (received: { bytes: number; totalBytes: number; totalRows: number }) => void): FetchedColumns {
  const columns = createIncidentColumns("Asia/Shanghai");
  columns.put(rows.slice(after));
  const arrow = Buffer.concat([...encodeArrow(columns, { metadata: { timeZone: columns.timeZone } })]);
  onReceived({ bytes: arrow.length, totalBytes: arrow.length, totalRows: columns.rowCount });
  return { arrow: new Uint8Array(arrow), lastEventSeq: rows.length, asOf: "2026-11-21T06:30:00Z" };
}

/** Two cells of depth 2 side by side, of which one has no known population. */
function network(depth: number): CellNetwork {
  const cell = (path: string, population: number | null, lng: number) => ({ path, territory: "north", code: path, nameZh: path, nameEn: null, areaSquareMetres: 4e6, population, label: { lng, lat: 32.5 } });
  return { depth, editionIds: [1], cells: depth === 2 ? [cell("north/N/N1", 20_000, 112.25), cell("north/N/N2", null, 112.75)] : [], neighbours: { offsets: [0, 1, 2], indices: [1, 0] } };
}

function land(): Land {
  const [west, south, east, north] = HOME;
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: { code: "N" }, geometry: { type: "Polygon", coordinates: [ring] } }] };
}
