import initGeosJs from "geos-wasm";
import { geojsonToGeosGeom, geosGeomToGeojson } from "geos-wasm/helpers";
import type { Geometry, GeometryCollection, Polygon } from "geojson";

const geos = await initGeosJs({ noticeHandler: () => undefined, errorHandler: () => undefined });

/** Whether GEOS, an independent implementation, finds a polygon valid. */
export function isValidByGeos(polygon: Polygon): boolean {
  const geometry = geojsonToGeosGeom(polygon, geos);
  try {
    return geos.GEOSisValid(geometry) === 1;
  } finally {
    geos.GEOSGeom_destroy(geometry);
  }
}

/** Numbers of the polygons whose border GEOS says does not fit its neighbours', with no gap width. */
export function misfitsByGeos(polygons: readonly Geometry[]): number[] {
  const collection = geojsonToGeosGeom({ type: "GeometryCollection", geometries: [...polygons] }, geos);
  const pointer = geos.Module._malloc(4);
  try {
    if (geos.GEOSCoverageIsValid(collection, 0, pointer) === 1) return [];
    const invalid = geos.Module.getValue(pointer, "i32") as number;
    return polygons.flatMap((_, i) => (geos.GEOSisEmpty(geos.GEOSGetGeometryN(invalid, i)) === 1 ? [] : [i]));
  } finally {
    geos.Module._free(pointer);
    geos.GEOSGeom_destroy(collection);
  }
}

/** The ground that any of the polygons covers, and every bounded area that its borders enclose, covered or not. */
export function coveredAndBoundedByGeos(polygons: readonly Geometry[]): { covered: Geometry; bounded: GeometryCollection } {
  const collection = geojsonToGeosGeom({ type: "GeometryCollection", geometries: [...polygons] }, geos);
  const covered = geos.GEOSUnaryUnion(collection);
  const outline = geos.GEOSUnaryUnion(geos.GEOSBoundary(covered));
  const pointer = geos.Module._malloc(4);
  geos.Module.HEAP32[pointer >> 2] = outline;
  const bounded = geos.GEOSPolygonize(pointer, 1);
  try {
    return { covered: geosGeomToGeojson(covered, geos) as Geometry, bounded: geosGeomToGeojson(bounded, geos) as GeometryCollection };
  } finally {
    geos.Module._free(pointer);
    for (const geometry of [bounded, outline, covered, collection]) geos.GEOSGeom_destroy(geometry);
  }
}
