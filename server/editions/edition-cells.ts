import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { Kysely } from "kysely";
import type { TopologyCellProperties } from "../../geo/index.ts";
import type { Database } from "../store/schema.ts";
import { decodeWkb } from "./wkb.ts";

export interface EditionCell {
  ordinal: number;
  depth: number;
  isParentGiven: boolean;
  feature: Feature<Polygon | MultiPolygon, TopologyCellProperties>;
}

const CELLS_PER_READ = 2000;

/** The cells of an edition with their geometry taken apart, in stored order. */
export async function readEditionCells(db: Kysely<Database>, editionId: number): Promise<EditionCell[]> {
  const cells: EditionCell[] = [];
  for (let after = -1; ;) {
    // In portions, so that the encoded form of one is freed before the next is read.
    const rows = await db.selectFrom("cell").innerJoin("cell_level", "cell_level.code", "cell.level_code")
      .select(["cell.ordinal", "cell.code", "cell.name_zh", "cell.parent_code", "cell.parent_method", "cell.geometry_wkb", "cell_level.depth"])
      .where("cell.edition_id", "=", editionId).where("cell.ordinal", ">", after)
      .orderBy("cell.ordinal").limit(CELLS_PER_READ).execute();
    for (const row of rows) {
      cells.push({
        ordinal: row.ordinal,
        depth: row.depth,
        isParentGiven: row.parent_method === "given",
        feature: {
          type: "Feature",
          properties: {
            code: row.code, name: row.name_zh, level: row.depth,
            // A parent found by an earlier check is looked for again: its level may have been replaced since.
            parent: row.parent_method === "given" ? row.parent_code : null,
          },
          geometry: decodeWkb(row.geometry_wkb) as Polygon | MultiPolygon,
        },
      });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < CELLS_PER_READ) return cells;
    after = last.ordinal;
  }
}
