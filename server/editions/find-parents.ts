import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { type Kysely, sql } from "kysely";
import { assignParents, type TopologyCellProperties } from "../../geo/index.ts";
import type { Database } from "../store/schema.ts";
import type { EditionCell } from "./edition-cells.ts";

/**
 * Gives every cell below the top level that came without a parent the one that holds it, in memory
 * and in the database; answers how many were found and which reach beyond their parent.
 */
export async function findParents(trx: Kysely<Database>, editionId: number, cells: readonly EditionCell[]): Promise<{ found: number; straddling: string[] }> {
  const depths = [...new Set(cells.map((cell) => cell.depth))].sort((a, b) => a - b);
  const straddling: string[] = [];
  let found = 0;
  for (const [index, depth] of depths.entries()) {
    const orphans = cells.filter((cell) => cell.depth === depth && !cell.isParentGiven);
    let waiting = orphans;
    // The level directly above first; what it does not hold may lie in one further up.
    for (let above = index - 1; above >= 0 && waiting.length > 0; above--) {
      const parents = collect(cells.filter((cell) => cell.depth === depths[above]));
      const { assignments } = assignParents(collect(waiting), parents);
      waiting = waiting.filter((cell, at) => {
        const assignment = assignments[at];
        if (assignment?.parent == null) return true;
        cell.feature.properties.parent = assignment.parent;
        if (assignment.straddles) straddling.push(assignment.code);
        found++;
        return false;
      });
    }
    await storeParents(trx, editionId, orphans);
  }
  return { found, straddling };
}

function collect(cells: readonly EditionCell[]): FeatureCollection<Polygon | MultiPolygon, TopologyCellProperties> {
  return { type: "FeatureCollection", features: cells.map((cell): Feature<Polygon | MultiPolygon, TopologyCellProperties> => cell.feature) };
}

async function storeParents(trx: Kysely<Database>, editionId: number, orphans: readonly EditionCell[]): Promise<void> {
  if (orphans.length === 0) return;
  await sql`
    update cell set parent_code = given.parent, parent_method = case when given.parent is null then 'none' else 'containment' end
    from unnest(${orphans.map((cell) => cell.ordinal)}::int[], ${orphans.map((cell) => cell.feature.properties.parent ?? null)}::text[]) as given (ordinal, parent)
    where cell.edition_id = ${editionId} and cell.ordinal = given.ordinal
      and (cell.parent_code is distinct from given.parent)`.execute(trx);
}
