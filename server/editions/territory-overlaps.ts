import type { Polygon } from "geojson";
import type { Kysely } from "kysely";
import type { BBox, Finding } from "../../geo/index.ts";
import type { Database } from "../store/schema.ts";
import { commonGround } from "./common-ground.ts";
import { coverSameGround, type PlacedCell, topCells, unionOf } from "./territory-extent.ts";

/** Neighbours drawn by different hands overlap in slivers along their border; up to this share of the smaller one is no more. */
const SLIVERS = 0.01;

/**
 * One error for every other territory that covers ground of this draft while the draft would be in
 * force: of two cells that hold a point, one side by side with the other, neither is the right one.
 */
export async function territoryOverlaps(db: Kysely<Database>, editionId: number, topDepth: number): Promise<Finding[]> {
  const draft = await db.selectFrom("boundary_edition").select(["territory", "effective_from"]).where("id", "=", editionId).executeTakeFirstOrThrow();
  const others = await db.selectFrom("boundary_edition").select(["id", "territory", "effective_from"])
    .where("status", "=", "published").where("territory", "!=", draft.territory)
    .orderBy("territory").orderBy("effective_from", "desc").execute();
  if (others.length === 0) return [];
  const own = await topCells(db, editionId);
  const extent = unionOf(own.map((cell) => cell.bbox));
  const findings: Finding[] = [];
  /** Territories with nothing more to look at: found to overlap, or older editions are over by then. */
  const settled = new Set<string>();
  for (const { id, territory, effective_from: from } of others) {
    if (settled.has(territory)) continue;
    const cells = await topCells(db, id, extent);
    const { squareMetres, bbox } = commonGround(own, cells);
    const isOverlap = squareMetres > 0 && (coverSameGround(cells, own) || squareMetres > SLIVERS * Math.min(groundOf(own), groundOf(cells)));
    if (isOverlap) {
      findings.push({
        id: `territory_overlap:${territory}`, kind: "territory_overlap", severity: "error", level: topDepth, cellCodes: [], cellNames: [],
        geometry: bbox === null ? null : rectangle(bbox), size: squareMetres, unit: "m2", value: `${draft.territory}, ${territory}`,
      });
    }
    if (isOverlap || Number(from) <= Number(draft.effective_from)) settled.add(territory);
  }
  return findings;
}

const groundOf = (cells: readonly PlacedCell[]) => commonGround(cells, cells).squareMetres;

function rectangle([west, south, east, north]: BBox): Polygon {
  return { type: "Polygon", coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] };
}
