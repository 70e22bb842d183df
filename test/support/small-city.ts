import type { Kysely } from "kysely";
import { type GeneratedCity, generateCity } from "../../geo/index.ts";
import { encodeWkb } from "../../server/editions/wkb.ts";
import type { Database } from "../../server/store/schema.ts";

const LEVELS = [
  { code: "city", depth: 1, name_zh: "市", name_en: "City" },
  { code: "county", depth: 2, name_zh: "县", name_en: "County" },
  { code: "town", depth: 3, name_zh: "镇", name_en: "Town" },
  { code: "village", depth: 4, name_zh: "村", name_en: "Village" },
];

export interface SmallCity {
  city: GeneratedCity;
  editionId: number;
  territory: string;
}

/** Two counties, four towns and twelve villages, published since the beginning; nothing else. */
export async function storeSmallCity(db: Kysely<Database>, territory = "small", codePrefix = "9901"): Promise<SmallCity> {
  const city = generateCity({ seed: 7, counties: 2, towns: 4, villages: 12, verticesTarget: 2000, radiusKm: 8, codePrefix });
  await db.insertInto("cell_level").values(LEVELS).onConflict((conflict) => conflict.doNothing()).execute();
  const { id } = await db.insertInto("boundary_edition").values({
    territory, name: `${territory}-1`, status: "published", effective_from: "-infinity", published_at: new Date(),
  }).returning("id").executeTakeFirstOrThrow();
  const cells = [city.city, city.counties, city.towns, city.villages].flatMap((level) => level.features);
  await db.insertInto("cell").values(cells.map((cell, ordinal) => {
    const positions = (cell.geometry.type === "Polygon" ? [cell.geometry.coordinates] : cell.geometry.coordinates).flat(2);
    const lngs = positions.map((position) => position[0]!);
    const lats = positions.map((position) => position[1]!);
    return {
      edition_id: id, ordinal, code: cell.properties.code, level_code: LEVELS[cell.properties.level - 1]!.code,
      parent_code: cell.properties.parent, parent_method: cell.properties.parent === null ? "none" as const : "given" as const,
      name_zh: `格${cell.properties.name}`, name_en: cell.properties.name, population: null, area_square_metres: 1_000_000,
      west: Math.min(...lngs), south: Math.min(...lats), east: Math.max(...lngs), north: Math.max(...lats),
      label_lng: cell.properties.anchor[0], label_lat: cell.properties.anchor[1], geometry_wkb: encodeWkb(cell.geometry),
    };
  })).execute();
  return { city, editionId: id, territory };
}
