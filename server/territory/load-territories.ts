import type { Kysely, Selectable } from "kysely";
import type { BoundaryEditionTable, Database } from "../store/schema.ts";
import { createLoadedEdition, type LoadedEdition, type SnapshotCell } from "./loaded-edition.ts";
import { arrangeTerritories, type Territories } from "./territories.ts";

/**
 * Reads every published edition. What `previous` already holds is taken from there, index and all,
 * because a published edition never changes; only its place in time is read again.
 */
export async function loadTerritories(db: Kysely<Database>, previous?: Territories): Promise<Territories> {
  const levels = await db.selectFrom("cell_level").select(["code", "depth", "name_zh", "name_en"]).orderBy("depth").execute();
  const published = await db.selectFrom("boundary_edition").selectAll().where("status", "=", "published").orderBy("id").execute();
  const editions: LoadedEdition[] = [];
  for (const row of published) {
    const known = previous?.editions.get(row.id);
    editions.push(known && isSame(known, row) ? known : await loadEdition(db, row));
  }
  return arrangeTerritories(
    levels.map((level) => ({ code: level.code, depth: level.depth, nameZh: level.name_zh, nameEn: level.name_en })),
    editions,
  );
}

type EditionRow = Selectable<BoundaryEditionTable>;

function isSame(known: LoadedEdition, row: EditionRow): boolean {
  return known.territory === row.territory && known.name === row.name && known.effectiveFromMs === Number(row.effective_from);
}

/** One edition with its cells, draft or published. */
export async function loadEdition(db: Kysely<Database>, row: EditionRow): Promise<LoadedEdition> {
  const rows = await db.selectFrom("cell")
    .innerJoin("cell_level", "cell_level.code", "cell.level_code")
    .select([
      "cell.code", "cell.level_code", "cell_level.depth", "cell.parent_code", "cell.name_zh", "cell.name_en",
      "cell.west", "cell.south", "cell.east", "cell.north", "cell.geometry_wkb",
    ])
    .where("cell.edition_id", "=", row.id)
    .orderBy("cell.ordinal")
    .execute();
  const cells = rows.map((cell): SnapshotCell => ({
    code: cell.code,
    levelCode: cell.level_code,
    depth: cell.depth,
    parentCode: cell.parent_code,
    nameZh: cell.name_zh,
    nameEn: cell.name_en,
    bbox: [cell.west, cell.south, cell.east, cell.north],
    geometryWkb: cell.geometry_wkb,
  }));
  const head = { id: row.id, territory: row.territory, name: row.name, effectiveFromMs: Number(row.effective_from) };
  return createLoadedEdition(head, cells);
}
