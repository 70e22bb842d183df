import { GeoJSONVT, type GeoJSONVTTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { Feature, Point } from "geojson";
import Supercluster from "supercluster";
import { createIncidentTiles, createIncidentView, type IncidentColumns, type IncidentFilter } from "../../geo/index.ts";
import { CATEGORIES } from "./columns-data.ts";

export type TileAddress = readonly [z: number, x: number, y: number];

/** One way to draw filtered incidents as vector tiles. */
export interface Tiler {
  readonly name: string;
  /** Makes ready for the filter: what a change of it costs before the first tile. */
  filter(filter: IncidentFilter): void;
  /** Bytes of the tile. */
  tile(at: TileAddress): number;
  /** Incidents in the tile of zoom 0, by its counts. */
  countAll(): number;
}

interface Properties {
  row: number;
  unassigned: number;
  near: number;
}

export function ourTiler(columns: IncidentColumns): Tiler {
  const view = createIncidentView(columns, { categories: CATEGORIES });
  const tiles = createIncidentTiles(columns);
  return {
    name: "columns",
    filter: (filter) => view.setFilter(filter),
    tile: ([z, x, y]) => tiles.tile(view, z, x, y)?.length ?? 0,
    countAll: () => view.counts().matching - view.counts().withoutPosition,
  };
}

/** Clusters of 64 px as ours, with the same sums; a filter means building anew from what matches. */
export function superclusterTiler(columns: IncidentColumns): Tiler {
  const points = pointsOf(columns);
  const make = () => new Supercluster<Properties, Omit<Properties, "row">>({
    radius: 64, extent: 512, maxZoom: 13, map: ({ unassigned, near }) => ({ unassigned, near }),
    reduce: (sum, { unassigned, near }) => {
      sum.unassigned += unassigned;
      sum.near += near;
    },
  });
  let index = make();
  return {
    name: "supercluster, vt-pbf",
    filter: (filter) => void (index = make().load(points(filter))),
    tile: ([z, x, y]) => encode(index.getTile(z, x, y)),
    countAll: () => index.getClusters([-180, -90, 180, 90], 0).reduce((sum, { properties }) => sum + ("point_count" in properties ? (properties as { point_count: number }).point_count : 1), 0),
  };
}

/** Every incident a point: it gathers nothing. A filter means building anew from what matches. */
export function geojsonVtTiler(columns: IncidentColumns): Tiler {
  const points = pointsOf(columns);
  let index: GeoJSONVT | undefined;
  let count = 0;
  return {
    name: "geojson-vt, vt-pbf",
    filter(filter) {
      const features = points(filter);
      count = features.length;
      index = new GeoJSONVT({ type: "FeatureCollection", features }, { maxZoom: 16, buffer: 0 });
    },
    tile: ([z, x, y]) => encode(index?.getTile(z, x, y) ?? null),
    countAll: () => count,
  };
}

function encode(tile: { features: unknown[] } | null): number {
  return tile === null ? 0 : fromGeojsonVt({ incident: tile as GeoJSONVTTile }, { version: 2, extent: 4096 }).length;
}

/** Features made once, as a page that has its incidents as GeoJSON would hold them; the filter is ours, and not in the time. */
function pointsOf(columns: IncidentColumns): (filter: IncidentFilter) => Feature<Point, Properties>[] {
  const unassigned = columns.result.values.find("unassigned");
  const features = Array.from({ length: columns.rowCount }, (_, row): Feature<Point, Properties> => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [columns.lng[row]!, columns.lat[row]!] },
    properties: { row, unassigned: columns.result.codes[row] === unassigned ? 1 : 0, near: columns.nearBoundary[row]! },
  }));
  const view = createIncidentView(columns, { categories: CATEGORIES });
  return (filter) => {
    view.setFilter(filter);
    return Array.from(view.matchingRows(), (row) => features[row]!).filter(({ geometry }) => !Number.isNaN(geometry.coordinates[0]));
  };
}

/** Tiles of 512 px that a map of 1920 × 1080 shows about a place. */
export function visibleTiles([lng, lat]: readonly [number, number], z: number): TileAddress[] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const [x, y] = [((lng + 180) / 360) * 2 ** z, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z];
  const [halfWidth, halfHeight] = [1920 / 512 / 2, 1080 / 512 / 2];
  const tiles: TileAddress[] = [];
  for (let column = Math.floor(x - halfWidth); column <= x + halfWidth; column++) {
    for (let row = Math.floor(y - halfHeight); row <= y + halfHeight; row++) tiles.push([z, column, row]);
  }
  return tiles;
}
