import type { Feature, FeatureCollection, Point, Polygon } from "geojson";
import type { Corner } from "../../stores/analysis-subject.ts";
import type { UnitPlaces } from "../../workers/incident-questions.ts";

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

/** The bins of a unit as polygons with their `id`; nothing for cells, which come as tiles. The same places give the same object. */
export const binData = rememberLast((places: UnitPlaces | null): FeatureCollection => {
  const corners = places?.corners;
  if (!corners || !places) return EMPTY;
  const features = places.ids.map((id, place): Feature<Polygon> => {
    const ring: [number, number][] = [];
    for (let corner = 0; corner <= places.cornerCount; corner += 1) {
      // The first corner once more closes the ring.
      const at = (place * places.cornerCount + (corner % places.cornerCount)) * 2;
      ring.push([corners[at]!, corners[at + 1]!]);
    }
    return { type: "Feature", properties: { id }, geometry: { type: "Polygon", coordinates: [ring] } };
  });
  return { type: "FeatureCollection", features };
});

/** The points of a unit's places where circles stand. */
export const circleData = rememberLast((places: UnitPlaces | null): FeatureCollection => {
  if (places === null || places.corners !== null) return EMPTY;
  return {
    type: "FeatureCollection",
    features: places.ids.map((id, place): Feature<Point> => ({
      type: "Feature", properties: { id }, geometry: { type: "Point", coordinates: [places.labels[place * 2]!, places.labels[place * 2 + 1]!] },
    })),
  };
});

export function polygonData(polygon: readonly Corner[] | null): FeatureCollection {
  if (polygon === null || polygon.length < 3) return EMPTY;
  const ring = [...polygon, polygon[0]!].map(([lng, lat]) => [lng, lat]);
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } }] };
}

/** Clockwise from the north-west, as image sources want them. */
export function cornersOf([west, south, east, north]: readonly [number, number, number, number]): [[number, number], [number, number], [number, number], [number, number]] {
  return [[west, north], [east, north], [east, south], [west, south]];
}

/** A style is built for every change of state; thousands of features are built when the places change. */
function rememberLast<In, Out>(make: (input: In) => Out): (input: In) => Out {
  let last: { input: In; output: Out } | null = null;
  return (input) => {
    if (last === null || last.input !== input) last = { input, output: make(input) };
    return last.output;
  };
}
