import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

export interface DrawnFeature {
  readonly layer: string;
  readonly id: number | undefined;
  readonly properties: Record<string, unknown>;
  readonly x: number;
  readonly y: number;
}

/** All features of a vector tile, by another's reader. */
export function readTile(bytes: Uint8Array | null): DrawnFeature[] {
  if (bytes === null) return [];
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.entries(layers).flatMap(([name, layer]) =>
    Array.from({ length: layer.length }, (_, at) => {
      const feature = layer.feature(at);
      const [point] = feature.loadGeometry()[0] ?? [];
      return { layer: name, id: feature.id, properties: feature.properties, x: point!.x, y: point!.y };
    }),
  );
}
