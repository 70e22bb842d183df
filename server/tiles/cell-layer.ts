import type { Feature } from "geojson";
import { writeCellPath } from "../../geo/index.ts";
import type { ServiceDeps } from "../service-deps.ts";
import { editionsInForce } from "../editions/editions-in-force.ts";
import { findEditionById } from "../editions/find-edition.ts";
import { decodeWkb } from "../editions/wkb.ts";
import { groupBy } from "../group-by.ts";
import { type SourceLayer, StaticTileLayer } from "./static-tile-layer.ts";

/** A cell narrower than this on the screen is not drawn: its parent is. */
const SMALLEST_CELL_PIXELS = 8;
const TILE_PIXELS = 512;
/** A territory is painted by its cells from this width on: what a whole one takes on half of a small screen. */
const SMALLEST_TERRITORY_PIXELS = 128;

/**
 * Cells in force: `cell` polygons and `cell_label` points, level by level.
 *
 * All levels are in the tiles from where their territory is wide enough to look at as a whole, so that a
 * city can be painted by its villages; `outline_zoom` says from where its cells are wide enough to be outlined.
 */
export function cellLayer({ db, now }: ServiceDeps): StaticTileLayer {
  return layerOfEditions(db, async () => {
    const ids = await editionsInForce(db, now());
    return { version: ids.join("-"), ids };
  });
}

/** The same of one edition, in force or not; a draft's version changes with its cells. */
export function editionLayer({ db }: Pick<ServiceDeps, "db">, editionId: number): StaticTileLayer {
  return layerOfEditions(db, async () => {
    const { id, revision } = await findEditionById(db, editionId);
    return { version: `${id}.${revision}`, ids: [id] };
  });
}

function layerOfEditions(db: ServiceDeps["db"], choose: () => Promise<{ version: string; ids: readonly number[] }>): StaticTileLayer {
  return new StaticTileLayer({
    version: async () => (await choose()).version,
    load: async () => {
      const rows = await cellRows(db, (await choose()).ids);
      const pathOf = pathsOf(rows);
      const parents = new Set(rows.map((row) => keyOf(row.territory, row.parent_code)));
      const layers: SourceLayer[] = [];
      for (const territory of groupBy(rows, (row) => row.territory).values()) {
        const wholeZoom = zoomForWidth(extentDegrees(territory), SMALLEST_TERRITORY_PIXELS, Math.floor);
        for (const level of groupBy(territory, (row) => row.depth).values()) {
          const widths = level.map((row) => row.east - row.west).sort((a, b) => a - b);
          const outlineZoom = zoomForWidth(widths[Math.floor(widths.length / 2)] ?? 360, SMALLEST_CELL_PIXELS, Math.ceil);
          const properties = (row: CellRow) => ({
            path: pathOf(row), code: row.code, name_zh: row.name_zh, name_en: row.name_en, level: row.level_code,
            depth: row.depth, parent: row.parent_code, territory: row.territory,
          });
          layers.push(
            {
              name: "cell", minZoom: Math.min(wholeZoom, outlineZoom),
              features: level.map((row): Feature => ({ type: "Feature", geometry: decodeWkb(row.geometry_wkb), properties: { ...properties(row), outline_zoom: outlineZoom } })),
            },
            {
              name: "cell_label", minZoom: outlineZoom,
              features: level.map((row): Feature => ({
                type: "Feature", geometry: { type: "Point", coordinates: [row.label_lng, row.label_lat] }, properties: { ...properties(row), width_degrees: row.east - row.west, leaf: Number(!parents.has(keyOf(row.territory, row.code))) },
              })),
            },
          );
        }
      }
      return layers;
    },
  });
}

type CellRow = Awaited<ReturnType<typeof cellRows>>[number];

function cellRows(db: ServiceDeps["db"], editionIds: readonly number[]) {
  return db
    .selectFrom("cell")
    .innerJoin("boundary_edition", "boundary_edition.id", "cell.edition_id")
    .innerJoin("cell_level", "cell_level.code", "cell.level_code")
    .where("cell.edition_id", "in", editionIds.length > 0 ? editionIds : [-1])
    .select(["cell.code", "cell.name_zh", "cell.name_en", "level_code", "depth", "parent_code", "territory", "west", "east", "south", "north", "label_lng", "label_lat", "geometry_wkb"])
    .orderBy("depth").orderBy("cell.code")
    .execute();
}

/** Each cell's path from its territory down: what figures about it are keyed by. Parents come before their children. */
function pathsOf(rows: readonly CellRow[]): (row: CellRow) => string {
  const codes = new Map<string, readonly string[]>();
  for (const row of rows) codes.set(keyOf(row.territory, row.code), [...codes.get(keyOf(row.territory, row.parent_code)) ?? [], row.code]);
  return (row) => writeCellPath(row.territory, codes.get(keyOf(row.territory, row.code)) ?? [row.code]);
}

const keyOf = (territory: string, code: string | null): string => JSON.stringify([territory, code]);

function extentDegrees(rows: readonly CellRow[]): number {
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const span = (low: readonly number[], high: readonly number[]) => most(high) + most(low.map((value) => -value));
  return Math.max(span(rows.map((row) => row.west), rows.map((row) => row.east)), span(rows.map((row) => row.south), rows.map((row) => row.north)));
}

/** The zoom at which so many degrees of longitude take up so many pixels. */
function zoomForWidth(widthDegrees: number, pixels: number, round: (zoom: number) => number): number {
  return Math.min(12, Math.max(0, round(Math.log2(pixels / ((widthDegrees / 360) * TILE_PIXELS)))));
}
