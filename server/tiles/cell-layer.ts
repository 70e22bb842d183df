import type { Feature } from "geojson";
import type { ServiceDeps } from "../service-deps.ts";
import { editionsInForce } from "../editions/editions-in-force.ts";
import { decodeWkb } from "../editions/wkb.ts";
import { type SourceLayer, StaticTileLayer } from "./static-tile-layer.ts";

/** A cell narrower than this on the screen is not drawn: its parent is. */
const SMALLEST_CELL_PIXELS = 8;
const TILE_PIXELS = 512;

/** Cells in force: `cell` polygons and `cell_label` points, level by level. */
export function cellLayer({ db, now }: ServiceDeps): StaticTileLayer {
  return new StaticTileLayer({
    version: async () => (await editionsInForce(db, now())).join("-"),
    load: async () => {
      const editionIds = await editionsInForce(db, now());
      const rows = await db
        .selectFrom("cell")
        .innerJoin("boundary_edition", "boundary_edition.id", "cell.edition_id")
        .innerJoin("cell_level", "cell_level.code", "cell.level_code")
        .where("cell.edition_id", "in", editionIds.length > 0 ? editionIds : [-1])
        .select(["cell.code", "cell.name_zh", "cell.name_en", "level_code", "depth", "parent_code", "territory", "west", "east", "label_lng", "label_lat", "geometry_wkb"])
        .orderBy("depth").orderBy("cell.code")
        .execute();
      const layers: SourceLayer[] = [];
      for (const depth of new Set(rows.map((row) => row.depth))) {
        const level = rows.filter((row) => row.depth === depth);
        const widths = level.map((row) => row.east - row.west).sort((a, b) => a - b);
        const minZoom = zoomForWidth(widths[Math.floor(widths.length / 2)] ?? 360);
        const properties = (row: (typeof rows)[number]) => ({
          code: row.code, name_zh: row.name_zh, name_en: row.name_en, level: row.level_code,
          depth: row.depth, parent: row.parent_code, territory: row.territory,
        });
        const labelProperties = (row: (typeof rows)[number]) => ({ ...properties(row), width_degrees: row.east - row.west });
        layers.push(
          {
            name: "cell", minZoom,
            features: level.map((row): Feature => ({ type: "Feature", geometry: decodeWkb(row.geometry_wkb), properties: properties(row) })),
          },
          {
            name: "cell_label", minZoom,
            features: level.map((row): Feature => ({
              type: "Feature", geometry: { type: "Point", coordinates: [row.label_lng, row.label_lat] }, properties: labelProperties(row),
            })),
          },
        );
      }
      return layers;
    },
  });
}

/** The first zoom at which `widthDegrees` of longitude are wide enough to draw. */
function zoomForWidth(widthDegrees: number): number {
  const pixelsAtZoom0 = (widthDegrees / 360) * TILE_PIXELS;
  return Math.min(12, Math.max(0, Math.ceil(Math.log2(SMALLEST_CELL_PIXELS / pixelsAtZoom0))));
}
