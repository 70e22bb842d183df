import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { newCell } from "../../../server/editions/new-cell.ts";
import { storeCells } from "../../../server/editions/store-cells.ts";
import type { Store } from "../../../server/store/open-store.ts";

export interface LevelCells {
  level: string;
  depth: number;
  cells: FeatureCollection<Polygon | MultiPolygon, { code: string; name?: string; parent?: string | null }>;
}

/** Puts cells of some levels in force since the beginning, without any check: what is tested comes after that. */
export async function publishEdition({ kysely }: Store, territory: string, levels: readonly LevelCells[]): Promise<number> {
  return kysely.transaction().execute(async (trx) => {
    await trx.insertInto("cell_level").values(levels.map(({ level, depth }) => ({ code: level, depth, name_zh: level, name_en: level })))
      .onConflict((conflict) => conflict.doNothing()).execute();
    const { id } = await trx.insertInto("boundary_edition")
      .values({ territory, name: territory, status: "draft", effective_from: "-infinity", published_at: null }).returning("id").executeTakeFirstOrThrow();
    const cells = levels.flatMap(({ level, cells: { features } }) => features.map(({ properties, geometry }) => newCell({
      code: String(properties.code), nameZh: properties.name ?? String(properties.code), nameEn: null, levelCode: level,
      parentCode: properties.parent ?? null, population: null, repairs: [],
    }, geometry)));
    await storeCells(trx, id, cells);
    await trx.updateTable("boundary_edition").set({ status: "published", published_at: new Date() }).where("id", "=", id).execute();
    return id;
  });
}

export function readGeoJson<T>(path: string): T {
  const bytes = readFileSync(path);
  return JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString()) as T;
}
