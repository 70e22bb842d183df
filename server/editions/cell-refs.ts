import type { Kysely } from "kysely";
import type { Named } from "../contract/primitives.ts";
import type { Database } from "../store/schema.ts";

/** A cell of an edition by its names and its place in the tree. */
export interface CellRef extends Named {
  depth: number;
  /** Codes from the top cell down to this one. */
  path: string[];
}

/** Every cell of an edition by its ordinal, without geometry. */
export async function readCellRefs(db: Kysely<Database>, editionId: number): Promise<Map<number, CellRef>> {
  const rows = await db.selectFrom("cell").innerJoin("cell_level", "cell_level.code", "cell.level_code")
    .select(["ordinal", "cell.code", "cell.name_zh", "cell.name_en", "depth", "parent_code"])
    .where("edition_id", "=", editionId).orderBy("depth").orderBy("ordinal").execute();
  const paths = new Map<string, string[]>();
  const refs = new Map<number, CellRef>();
  // Parents come before their children; one that is missing or comes later leaves the path shorter.
  for (const row of rows) {
    const path = [...(row.parent_code === null ? [] : paths.get(row.parent_code) ?? [row.parent_code]), row.code];
    if (!paths.has(row.code)) paths.set(row.code, path);
    refs.set(row.ordinal, { code: row.code, nameZh: row.name_zh, nameEn: row.name_en, depth: row.depth, path });
  }
  return refs;
}
