import { buildCellIndex, type BBox, type CellCollection } from "../../geo/index.ts";

/** The ground that cells cover: where bins are laid and densities drawn. */
export interface Land {
  readonly boxes: readonly BBox[];
  holds(lng: number, lat: number): boolean;
}

/** The land of the topmost cells: what lies in any cell lies in one of them. */
export function createLand(topCells: CellCollection): Land {
  const index = buildCellIndex(topCells);
  const boxes = topCells.features.map(({ geometry }): BBox => {
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    for (const ring of rings) {
      for (const [lng = 0, lat = 0] of ring) {
        box[0] = Math.min(box[0], lng);
        box[1] = Math.min(box[1], lat);
        box[2] = Math.max(box[2], lng);
        box[3] = Math.max(box[3], lat);
      }
    }
    return box;
  });
  return { boxes, holds: (lng, lat) => index.locate(lng, lat) !== -1 };
}
