import type { MultiPolygon, Polygon } from "geojson";
import type { Kysely } from "kysely";
import { type ChangedChild, followChildren } from "../../geo/index.ts";
import type { CellChanges } from "../contract/edition-draft.ts";
import type { ErrorDetail } from "../contract/error.ts";
import { ConflictError, detailAt, InvalidError } from "../errors.ts";
import { groupBy } from "../group-by.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { shapeOfCell } from "./cell-shape.ts";
import { findEditionById } from "./find-edition.ts";
import { readEditedShape } from "./refuse-shape.ts";
import { lockDraft, markChanged } from "./store-cells.ts";
import { decodeWkb, encodeWkb } from "./wkb.ts";

type Area = Polygon | MultiPolygon;
const MOST_TOLD = 5;

/** A cell of the draft in the tree of its codes. */
interface TreeCell { ordinal: number; code: string; name: string; depth: number; parentCode: string | null }

/** The new shape of a cell beside the stored one. */
interface Reshaped { cell: TreeCell; before: Area; after: Area }

/**
 * Gives cells of a draft new borders, all or none. The cells above them that are not named follow: they lose what their
 * changed children covered and gain what these cover now, so that levels stay nested bit by bit. Answers how many cells
 * changed in all; shapes that are as stored change nothing.
 *
 * @throws {NotFoundError} @throws {ConflictError} when the draft was published or has another revision.
 * @throws {InvalidError} naming cell, ring and vertex of what is no area.
 */
export async function changeCells(db: Kysely<Database>, editionId: number, { changes, expectedRevision }: CellChanges): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await lockDraft(trx, editionId);
    const { name, revision } = await findEditionById(trx, editionId);
    if (revision !== expectedRevision) {
      throw ConflictError.at("body.expectedRevision", said(
        `Draft "${name}" has been changed meanwhile: it is at revision ${revision}, not ${expectedRevision}. Load it again and repeat the edit.`,
        `草案“${name}”已被别人改动：现在是第 ${revision} 稿，不是第 ${expectedRevision} 稿。请重新载入后再改。`,
      ));
    }
    const tree = await readTree(trx, editionId);
    const reshaped = await readChanges(trx, editionId, tree, changes);
    await followAbove(trx, editionId, tree, reshaped);
    const stored = [...reshaped.values()].filter(({ before, after }) => before !== after && !encodeWkb(before).equals(encodeWkb(after)));
    for (const { cell, after } of stored) await storeShape(trx, editionId, cell.ordinal, after);
    if (stored.length > 0) await markChanged(trx, editionId);
    return stored.length;
  });
}

async function readTree(trx: Kysely<Database>, editionId: number): Promise<Map<string, TreeCell[]>> {
  const rows = await trx.selectFrom("cell").innerJoin("cell_level", "cell_level.code", "cell.level_code")
    .select(["ordinal", "cell.code", "cell.name_zh", "depth", "parent_code"]).where("edition_id", "=", editionId).execute();
  return groupBy(rows.map((row): TreeCell => ({ ordinal: row.ordinal, code: row.code, name: row.name_zh, depth: row.depth, parentCode: row.parent_code })), ({ code }) => code);
}

async function readChanges(trx: Kysely<Database>, editionId: number, tree: ReadonlyMap<string, TreeCell[]>, changes: CellChanges["changes"]): Promise<Map<number, Reshaped>> {
  const refused: ErrorDetail[] = [];
  const reshaped = new Map<number, Reshaped>();
  const named = changes.map(({ code, geometry }, i) => ({ geometry, place: `body.changes.${i}`, code, cells: tree.get(code) ?? [] }));
  const shapes = await readShapes(trx, editionId, named.flatMap(({ cells }) => cells.map(({ ordinal }) => ordinal)));
  for (const { geometry, place, code, cells } of named) {
    const [cell, another] = cells;
    const before = cell && shapes.get(cell.ordinal);
    if (cell === undefined || before === undefined) refused.push(detailAt(`${place}.code`, said(`The draft has no cell "${code}"`, `草案里没有网格 ${code}`)));
    else if (another !== undefined) refused.push(detailAt(`${place}.code`, said(
      `The draft has several cells "${code}": which is meant is not clear`,
      `草案里有几个网格都叫 ${code}，分不清改的是哪一个`,
    )));
    else if (reshaped.has(cell.ordinal)) refused.push(detailAt(`${place}.code`, said(`Cell "${code}" is named twice`, `网格 ${code} 给了两次`)));
    else {
      const after = readEditedShape({ code, name: cell.name, place: `${place}.geometry` }, geometry, before);
      if (Array.isArray(after)) refused.push(...after);
      else reshaped.set(cell.ordinal, { cell, before, after });
    }
  }
  if (refused.length > 0) throw InvalidError.all(said("Nothing was changed: ", "没有改动："), refused, { most: MOST_TOLD });
  return reshaped;
}

/** From the bottom up, so that a town that followed its villages is what its county follows. */
async function followAbove(trx: Kysely<Database>, editionId: number, tree: ReadonlyMap<string, TreeCell[]>, reshaped: Map<number, Reshaped>): Promise<void> {
  const depths = [...new Set([...tree.values()].flat().map(({ depth }) => depth))].sort((a, b) => b - a);
  for (const depth of depths) {
    const childrenOf = groupBy([...reshaped.values()].filter(({ cell }) => cell.depth === depth && cell.parentCode !== null), ({ cell }) => cell.parentCode ?? "");
    for (const [parentCode, children] of childrenOf) {
      const [parent] = tree.get(parentCode) ?? [];
      // A parent that is named has the border that was sent; one that is missing is a finding of the check.
      if (parent === undefined || reshaped.has(parent.ordinal)) continue;
      const before = (await readShapes(trx, editionId, [parent.ordinal])).get(parent.ordinal);
      if (before === undefined) continue;
      const after = followChildren(before, children.map((child): ChangedChild => ({ before: child.before, after: child.after })));
      if (after === null) throw new InvalidError(said(
        `Nothing was changed: ${parent.name} (${parent.code}) would be left without any ground.`,
        `没有改动：${parent.name}（${parent.code}）会因此没有任何范围。`,
      ));
      reshaped.set(parent.ordinal, { cell: parent, before, after });
    }
  }
}

async function readShapes(trx: Kysely<Database>, editionId: number, ordinals: readonly number[]): Promise<Map<number, Area>> {
  if (ordinals.length === 0) return new Map();
  const rows = await trx.selectFrom("cell").select(["ordinal", "geometry_wkb"]).where("edition_id", "=", editionId).where("ordinal", "in", [...ordinals]).execute();
  return new Map(rows.map((row) => [row.ordinal, decodeWkb(row.geometry_wkb) as Area]));
}

async function storeShape(trx: Kysely<Database>, editionId: number, ordinal: number, geometry: Area): Promise<void> {
  const { bbox: [west, south, east, north], areaSquareMetres, label } = shapeOfCell(geometry);
  await trx.updateTable("cell")
    .set({ geometry_wkb: encodeWkb(geometry), area_square_metres: areaSquareMetres, west, south, east, north, label_lng: label[0], label_lat: label[1] })
    .where("edition_id", "=", editionId).where("ordinal", "=", ordinal).execute();
}
