import type { MultiPolygon, Polygon } from "geojson";
import { type Kysely, sql } from "kysely";
import { type BBox, type Position, sideOfCell } from "../../geo/index.ts";
import type { Database } from "../store/schema.ts";
import { ringsOf } from "./cell-shape.ts";
import type { NewCell } from "./new-cell.ts";
import { decodeWkb } from "./wkb.ts";

export type PlacedCell = Pick<NewCell, "bbox" | "label" | "wkb">;

/** Points of the larger side that are tried: two territories that differ do so in most of their cells. */
const POINTS_TRIED = 400;

/** Whether any cell of the edition shares ground with the new ones; touching borders do not count. */
export async function sharesGround(db: Kysely<Database>, editionId: number, cells: readonly PlacedCell[]): Promise<boolean> {
  return coverSameGround(await topCells(db, editionId, unionOf(cells.map((cell) => cell.bbox))), cells);
}

/** The cells of the edition's highest level, within `extent` where that is given. */
export async function topCells(db: Kysely<Database>, editionId: number, extent: BBox = [-Infinity, -Infinity, Infinity, Infinity]): Promise<PlacedCell[]> {
  const rows = await db.selectFrom("cell")
    .select(["west", "south", "east", "north", "label_lng", "label_lat", "geometry_wkb"])
    .where("edition_id", "=", editionId)
    .where("west", "<=", extent[2]).where("east", ">=", extent[0])
    .where("south", "<=", extent[3]).where("north", ">=", extent[1])
    .where("level_code", "=", sql<string>`(select l.code from cell c join cell_level l on l.code = c.level_code where c.edition_id = ${editionId} order by l.depth limit 1)`)
    .execute();
  return rows.map((row): PlacedCell => ({
    bbox: [row.west, row.south, row.east, row.north], label: [row.label_lng, row.label_lat], wkb: row.geometry_wkb,
  }));
}

/** Whether a cell of one lies in a cell of the other, going by points well inside. */
export function coverSameGround(a: readonly PlacedCell[], b: readonly PlacedCell[]): boolean {
  return anyHolds(a, b) || anyHolds(b, a);
}

export function unionOf(boxes: readonly BBox[]): BBox {
  return boxes.reduce<BBox>(
    ([w, s, e, n], [w2, s2, e2, n2]) => [Math.min(w, w2), Math.min(s, s2), Math.max(e, e2), Math.max(n, n2)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
}

/** Whether the inner point of one of `others` lies inside one of `areas`. */
function anyHolds(areas: readonly PlacedCell[], others: readonly PlacedCell[]): boolean {
  const step = Math.max(1, Math.floor(others.length / POINTS_TRIED));
  const points = others.filter((_, index) => index % step === 0).map((cell): Position => cell.label);
  return areas.some((area) => {
    const [west, south, east, north] = area.bbox;
    const near = points.filter(([lng, lat]) => lng > west && lng < east && lat > south && lat < north);
    if (near.length === 0) return false;
    const rings = ringsOf(decodeWkb(area.wkb) as Polygon | MultiPolygon) as [number, number][][];
    return near.some((point) => sideOfCell(rings, point) === "inside");
  });
}
