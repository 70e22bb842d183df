import type { Geometry, Position } from "geojson";

/** Where one river runs, as far as it was drawn: pieces in no order, WGS 84. */
export interface RiverLine { readonly riverName: string; readonly pieces: readonly (readonly (readonly [lng: number, lat: number])[])[]; }

/** The rivers of features of reaches, gathered by name. */
export function riverLines(features: readonly { readonly properties: Readonly<Record<string, unknown>> | null; readonly geometry: Geometry }[]): RiverLine[] {
  const byName = new Map<string, RiverLine["pieces"][number][]>();
  for (const { properties, geometry } of features) {
    const name = properties?.["river_name"];
    if (typeof name !== "string" || name === "") continue;
    byName.set(name, [...byName.get(name) ?? [], ...piecesOf(geometry).map((piece) => piece.map(([lng = 0, lat = 0]) => [lng, lat] as const))]);
  }
  return [...byName].map(([riverName, pieces]) => ({ riverName, pieces })).sort((one, other) => (one.riverName < other.riverName ? -1 : 1));
}

function piecesOf(geometry: Geometry): readonly Position[][] {
  if (geometry.type === "LineString") return [geometry.coordinates];
  return geometry.type === "MultiLineString" ? geometry.coordinates : [];
}
