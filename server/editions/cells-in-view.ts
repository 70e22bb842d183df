import type { MultiPolygon, Polygon } from "geojson";
import { type Kysely, sql } from "kysely";
import type { BBox } from "../../geo/index.ts";
import type { EditionCells } from "../contract/edition-draft.ts";
import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { findEditionById } from "./find-edition.ts";
import { decodeWkb } from "./wkb.ts";

/** So many vertices are still answered at once: some 5 MB. */
export const MOST_VERTICES_ASKED = 100_000;

const WKB_BYTES_PER_VERTEX = 16;

/**
 * Cells of an edition that meet the box, every vertex as stored: those of one depth, or those that have no children.
 *
 * @throws {NotFoundError} @throws {InvalidError} when that is more than `MOST_VERTICES_ASKED`; nothing is left out silently.
 */
export async function cellsInView(db: Kysely<Database>, editionId: number, asked: { bbox?: BBox | undefined; depth?: number | undefined }): Promise<EditionCells> {
  const { revision } = await findEditionById(db, editionId);
  const [west, south, east, north] = asked.bbox ?? [-180, -90, 180, 90];
  const children = sql<number>`(select count(*)::int from cell child where child.edition_id = cell.edition_id and child.parent_code = cell.code)`;
  const meeting = db.selectFrom("cell").innerJoin("cell_level", "cell_level.code", "cell.level_code")
    .where("edition_id", "=", editionId)
    .where("west", "<=", east).where("east", ">=", west).where("south", "<=", north).where("north", ">=", south)
    .$if(asked.depth !== undefined, (query) => query.where("depth", "=", asked.depth ?? 0))
    .$if(asked.depth === undefined, (query) => query.where(children, "=", 0));
  const { cells, bytes } = await meeting.select([sql<number>`count(*)::int`.as("cells"), sql<number>`coalesce(sum(octet_length(geometry_wkb)), 0)::float8`.as("bytes")]).executeTakeFirstOrThrow();
  const vertices = Math.round(bytes / WKB_BYTES_PER_VERTEX);
  if (vertices > MOST_VERTICES_ASKED) {
    throw InvalidError.at("query.bbox", said(
      `In this box lie ${cells} cells with about ${vertices} vertices; at most ${MOST_VERTICES_ASKED} are answered at once. Ask for a smaller box.`,
      `这个范围里有 ${cells} 个网格、约 ${vertices} 个顶点；一次最多取 ${MOST_VERTICES_ASKED} 个。请放大地图。`,
    ));
  }
  const rows = await meeting.select(["cell.code", "cell.name_zh", "cell.name_en", "level_code", "depth", "parent_code", "geometry_wkb", children.as("child_count")])
    .orderBy("depth").orderBy("cell.code").execute();
  return {
    type: "FeatureCollection", revision,
    features: rows.map((row) => ({
      type: "Feature", geometry: decodeWkb(row.geometry_wkb) as Polygon | MultiPolygon,
      properties: {
        code: row.code, nameZh: row.name_zh, nameEn: row.name_en, levelCode: row.level_code, depth: row.depth, parentCode: row.parent_code, childCount: row.child_count ?? 0,
      },
    })),
  };
}
