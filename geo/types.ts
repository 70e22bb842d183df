import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";

/** Longitude, latitude in degrees, WGS 84 (CGCS2000 is the same to better than a metre). */
export type Position = readonly [lng: number, lat: number];

/** Closed or unclosed sequence of positions; the last one joins the first. */
export type Ring = readonly Position[];

/** West, south, east, north in degrees. */
export type BBox = readonly [west: number, south: number, east: number, north: number];

export interface CellProperties {
  /** Identity of the cell inside its boundary edition. */
  code: string;
  /** Depth in the cell tree: 1 is the top. Where several cells hold a point the deepest wins. */
  level?: number;
}

export type CellCollection = FeatureCollection<Polygon | MultiPolygon, CellProperties>;

/** Reference systems in which a position may be stated. */
export const SOURCE_CRSS = ["wgs84", "cgcs2000", "gcj02", "bd09"] as const;
export type SourceCrs = (typeof SOURCE_CRSS)[number];
