import type { Feature, LineString, Position } from "geojson";
import type { ServiceDeps } from "../service-deps.ts";
import { decodeWkb } from "../editions/wkb.ts";
import { reachBearingDegrees } from "./reach-bearing.ts";
import { StaticTileLayer } from "./static-tile-layer.ts";

/** Changes whenever an import replaced places: the sequence number of the latest such event. */
export type PlacesVersion = () => Promise<string>;

const point = (lng: number, lat: number, properties: Record<string, unknown>): Feature => ({
  type: "Feature", geometry: { type: "Point", coordinates: [lng, lat] }, properties,
});

export function riverReachLayer({ db }: ServiceDeps, version: PlacesVersion): StaticTileLayer {
  return new StaticTileLayer({
    version,
    load: async () => {
      const rows = await db.selectFrom("river_reach").selectAll().orderBy("code").execute();
      return [{
        name: "river_reach", minZoom: 0,
        features: rows.map((row): Feature => ({
          type: "Feature", geometry: decodeWkb(row.geometry_wkb),
          properties: { code: row.code, name_zh: row.name_zh, name_en: row.name_en, river_name: row.river_name, ordinal: row.ordinal },
        })),
      }];
    },
  });
}

export function monitoringSectionLayer({ db }: ServiceDeps, version: PlacesVersion): StaticTileLayer {
  return new StaticTileLayer({
    version,
    load: async () => {
      const rows = await db.selectFrom("monitoring_section")
        .leftJoin("river_reach", "river_reach.code", "monitoring_section.reach_code")
        .select(["monitoring_section.code", "monitoring_section.name_zh", "monitoring_section.name_en", "target_class", "lng", "lat", "geometry_wkb"])
        .orderBy("monitoring_section.code").execute();
      return [{
        name: "monitoring_section", minZoom: 0,
        features: rows.map((row) => point(row.lng, row.lat, {
          code: row.code, name_zh: row.name_zh, name_en: row.name_en, target_class: row.target_class,
          bearing: row.geometry_wkb === null ? 0 : reachBearingDegrees(linesOf(row.geometry_wkb), [row.lng, row.lat]),
        })),
      }];
    },
  });
}

export function enterpriseLayer({ db }: ServiceDeps, version: PlacesVersion): StaticTileLayer {
  return new StaticTileLayer({
    version,
    load: async () => {
      const rows = await db.selectFrom("enterprise").selectAll().orderBy("code").execute();
      return [{
        name: "enterprise", minZoom: 0,
        features: rows.map((row) => point(row.lng, row.lat, { code: row.code, name_zh: row.name_zh, name_en: row.name_en, kind: row.kind })),
      }];
    },
  });
}

function linesOf(wkb: Buffer): Position[][] {
  const geometry = decodeWkb(wkb);
  return geometry.type === "MultiLineString" ? geometry.coordinates : [(geometry as LineString).coordinates];
}
