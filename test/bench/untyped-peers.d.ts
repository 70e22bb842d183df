declare module "rbush" {
  export interface Box { minX: number; minY: number; maxX: number; maxY: number }
  export default class RBush<T extends Box> {
    load(items: readonly T[]): this;
    search(box: Box): T[];
  }
}
declare module "which-polygon" {
  import type { FeatureCollection } from "geojson";
  export default function whichPolygon<P>(data: FeatureCollection): (point: readonly number[], multi: true) => P[] | null;
}
declare module "polygon-lookup" {
  import type { FeatureCollection } from "geojson";
  export default class PolygonLookup<P> {
    constructor(data: FeatureCollection);
    search(x: number, y: number, limit: number): { features: { properties: P }[] };
  }
}
