import { type Kysely, sql } from "kysely";
import { ConflictError, NotFoundError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import type { NewCell } from "./new-cell.ts";
import { noEdition } from "./find-edition.ts";

const CELLS_PER_STATEMENT = 400;

/**
 * Puts cells into a draft edition in place of those of the same levels; answers how many were
 * replaced. The edition counts as unchecked afterwards. Runs in the caller's transaction.
 *
 * @throws {ConflictError} when the edition has been published.
 */
export async function storeCells(
  trx: Kysely<Database>,
  editionId: number,
  cells: readonly NewCell[],
  onStored: (cells: number) => void = () => undefined,
): Promise<{ replaced: number }> {
  await lockDraft(trx, editionId);
  const levels = [...new Set(cells.map((cell) => cell.levelCode))];
  const { numDeletedRows } = await trx.deleteFrom("cell")
    .where("edition_id", "=", editionId).where("level_code", "in", levels).executeTakeFirstOrThrow();
  const { last } = await trx.selectFrom("cell").select(sql<number>`coalesce(max(ordinal), -1)`.as("last"))
    .where("edition_id", "=", editionId).executeTakeFirstOrThrow();
  for (let from = 0; from < cells.length; from += CELLS_PER_STATEMENT) {
    const batch = cells.slice(from, from + CELLS_PER_STATEMENT);
    await trx.insertInto("cell").values(batch.map((cell, index) => rowOf(cell, editionId, last + 1 + from + index))).execute();
    onStored(from + batch.length);
  }
  await markChanged(trx, editionId);
  return { replaced: Number(numDeletedRows) };
}

/** A draft whose cells changed has a new revision and counts as unchecked; what was accepted is kept for the next check. */
export async function markChanged(trx: Kysely<Database>, editionId: number): Promise<void> {
  await trx.updateTable("boundary_edition").set((eb) => ({ checked_at: null, revision: eb("revision", "+", 1) })).where("id", "=", editionId).execute();
  await trx.deleteFrom("topology_finding").where("edition_id", "=", editionId).where("accepted_at", "is", null).execute();
}

/**
 * Holds the edition until the transaction ends, so that nobody publishes it meanwhile.
 *
 * @throws {NotFoundError} @throws {ConflictError} when it has been published.
 */
export async function lockDraft(trx: Kysely<Database>, editionId: number): Promise<void> {
  const edition = await trx.selectFrom("boundary_edition").select(["name", "status"]).where("id", "=", editionId).forUpdate().executeTakeFirst();
  if (edition === undefined) throw new NotFoundError(noEdition(editionId));
  if (edition.status === "published") {
    throw new ConflictError(said(
      `Edition "${edition.name}" has been published and never changes again. Load the cells into a new edition of the territory instead.`,
      `版本“${edition.name}”已发布，不再改动。请把网格导入该辖区的新版本。`,
    ));
  }
}

function rowOf(cell: NewCell, editionId: number, ordinal: number) {
  const [west, south, east, north] = cell.bbox;
  return {
    edition_id: editionId, ordinal, code: cell.code, level_code: cell.levelCode,
    parent_code: cell.parentCode, parent_method: cell.parentCode === null ? "none" as const : "given" as const,
    name_zh: cell.nameZh, name_en: cell.nameEn, population: cell.population,
    area_square_metres: cell.areaSquareMetres, west, south, east, north,
    label_lng: cell.label[0], label_lat: cell.label[1],
    geometry_wkb: cell.wkb, repairs: JSON.stringify(cell.repairs),
  };
}
