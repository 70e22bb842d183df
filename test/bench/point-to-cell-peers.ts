import { bbox, booleanPointInPolygon } from "@turf/turf";
import Flatbush from "flatbush";
import initGeos from "geos-wasm";
import { geojsonToGeosGeom } from "geos-wasm/helpers";
import pointInPolygonHao from "point-in-polygon-hao";
import PolygonLookup from "polygon-lookup";
import RBush from "rbush";
import whichPolygon from "which-polygon";
import type { CellCollection } from "../../geo/index.ts";

/** A way to find the owner of one point; all use the same rule where several cells hold it. */
export interface Peer {
  readonly name: string;
  /** At most this many points are measured: some peers are slow. */
  readonly mostPoints: number;
  build(cells: CellCollection): Promise<(lng: number, lat: number) => number>;
}

export const PEERS: readonly Peer[] = [
  { name: "flatbush + point-in-polygon-hao", mostPoints: 200_000, build: async (cells) => withFlatbush(cells, hao(cells)) },
  { name: "geos-wasm prepared + flatbush", mostPoints: 200_000, build: async (cells) => withFlatbush(cells, await prepared(cells)) },
  { name: "which-polygon", mostPoints: 200_000, build: async (cells) => ownersByProperties(cells, usingWhichPolygon) },
  { name: "polygon-lookup", mostPoints: 50_000, build: async (cells) => ownersByProperties(cells, usingPolygonLookup) },
  { name: "@turf/turf + rbush", mostPoints: 50_000, build: async (cells) => withTurf(cells) },
];

type Holds = (ordinal: number, lng: number, lat: number) => boolean;

/** The first holder in order of code; cells of a bench are of one level. */
function smallestCode(cells: CellCollection): Int32Array {
  const order = cells.features.map((_, ordinal) => ordinal).sort((one, other) => {
    const [a, b] = [cells.features[one]?.properties.code ?? "", cells.features[other]?.properties.code ?? ""];
    return a < b ? -1 : a > b ? 1 : 0;
  });
  const rank = new Int32Array(order.length);
  order.forEach((ordinal, at) => (rank[ordinal] = at));
  return rank;
}

function withFlatbush(cells: CellCollection, holds: Holds): (lng: number, lat: number) => number {
  const rank = smallestCode(cells);
  const tree = new Flatbush(cells.features.length);
  for (const feature of cells.features) {
    const [west, south, east, north] = bbox(feature);
    tree.add(west, south, east, north);
  }
  tree.finish();
  return (lng, lat) => {
    let owner = -1;
    for (const ordinal of tree.search(lng, lat, lng, lat)) {
      if ((owner < 0 || (rank[ordinal] ?? 0) < (rank[owner] ?? 0)) && holds(ordinal, lng, lat)) owner = ordinal;
    }
    return owner;
  };
}

function hao(cells: CellCollection): Holds {
  const polygons = cells.features.map(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates));
  return (ordinal, lng, lat) => {
    for (const polygon of polygons[ordinal] ?? []) if (pointInPolygonHao([lng, lat], polygon) !== false) return true;
    return false;
  };
}

async function prepared(cells: CellCollection): Promise<Holds> {
  const geos = await initGeos();
  const geometries = cells.features.map((feature) => geos.GEOSPrepare(geojsonToGeosGeom(feature.geometry, geos)));
  return (ordinal, lng, lat) => geos.GEOSPreparedIntersectsXY(geometries[ordinal] ?? 0, lng, lat) === 1;
}

function withTurf(cells: CellCollection): (lng: number, lat: number) => number {
  const rank = smallestCode(cells);
  const boxes = cells.features.map((feature, ordinal) => {
    const [minX, minY, maxX, maxY] = bbox(feature);
    return { minX, minY, maxX, maxY, ordinal };
  });
  const tree = new RBush<(typeof boxes)[number]>().load(boxes);
  return (lng, lat) => {
    let owner = -1;
    for (const { ordinal } of tree.search({ minX: lng, minY: lat, maxX: lng, maxY: lat })) {
      const feature = cells.features[ordinal];
      const comesFirst = owner < 0 || (rank[ordinal] ?? 0) < (rank[owner] ?? 0);
      if (feature && comesFirst && booleanPointInPolygon([lng, lat], feature)) owner = ordinal;
    }
    return owner;
  };
}

interface Ranked {
  readonly ordinal: number;
  readonly rank: number;
}

function ownersByProperties(
  cells: CellCollection, holdersOf: (ranked: CellCollection) => (lng: number, lat: number) => readonly Ranked[],
): (lng: number, lat: number) => number {
  const ranks = smallestCode(cells);
  const features = cells.features.map((feature, ordinal) => ({ ...feature, properties: { ...feature.properties, ordinal, rank: ranks[ordinal] ?? 0 } }));
  const holders = holdersOf({ type: "FeatureCollection", features });
  return (lng, lat) => {
    let owner: Ranked | undefined;
    for (const holder of holders(lng, lat)) if (owner === undefined || holder.rank < owner.rank) owner = holder;
    return owner?.ordinal ?? -1;
  };
}

function usingWhichPolygon(cells: CellCollection) {
  const query = whichPolygon<Ranked>(cells);
  return (lng: number, lat: number) => query([lng, lat], true) ?? [];
}

function usingPolygonLookup(cells: CellCollection) {
  const lookup = new PolygonLookup<Ranked>(cells);
  return (lng: number, lat: number) => lookup.search(lng, lat, -1).features.map(({ properties }) => properties);
}
