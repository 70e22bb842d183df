import type { MultiPolygon, Polygon } from "geojson";
import { type Kysely, sql } from "kysely";
import { type BBox, changedBorders, type ChangedBorders, changedBox, changedGround, type ChangedGround, type OwnedCell } from "../../geo/index.ts";
import { InvalidError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { type CellRef, readCellRefs } from "./cell-refs.ts";
import { findEditionById } from "./find-edition.ts";
import { unionOf } from "./territory-extent.ts";
import { decodeWkb } from "./wkb.ts";

/** Ground that changes hands, with the cells that it goes from and to; null for no cell. */
export interface HandedGround extends Omit<ChangedGround, "from" | "to"> {
  from: CellRef | null;
  to: CellRef | null;
}

export interface EditionDifference {
  fromEditionId: number;
  toEditionId: number;
  /** One for each pair of cells, largest first. */
  grounds: HandedGround[];
  borders: ChangedBorders;
  /** Around all that differs; null where nothing does. */
  bbox: BBox | null;
}

/**
 * The ground whose owning cell, or what is above that cell, differs between two editions of a territory.
 *
 * Shapes are compared in the database byte by byte first; only cells that differ, and those beside what differs, are
 * looked at closer: an edited border of a large city costs no more than that of a small one.
 *
 * @throws {NotFoundError} @throws {InvalidError} when they belong to different territories.
 */
export async function editionDifference(db: Kysely<Database>, fromEditionId: number, toEditionId: number): Promise<EditionDifference> {
  const [from, to] = [await findEditionById(db, fromEditionId), await findEditionById(db, toEditionId)];
  if (from.territory !== to.territory) {
    throw InvalidError.at("query.to", said(
      `Edition "${from.name}" is of territory "${from.territory}", "${to.name}" of "${to.territory}": they cannot be compared.`,
      `版本“${from.name}”属于辖区“${from.territory}”，“${to.name}”属于“${to.territory}”，不能比较。`,
    ));
  }
  const [before, after] = [await readCellRefs(db, fromEditionId), await readCellRefs(db, toEditionId)];
  const changed = await findChanged(db, before, after, fromEditionId, toEditionId);
  const [shapesBefore, shapesAfter] = [await readOwned(db, before, fromEditionId, changed.before), await readOwned(db, after, toEditionId, changed.after)];
  const boxes = boxesOf(shapesBefore, shapesAfter);
  const beside = await readBeside(db, before, fromEditionId, changed.before, boxes);
  const refs = new Map([...before.values(), ...after.values()].map((ref) => [keyOf(ref), ref]));
  const grounds = changedGround([...shapesBefore, ...beside], [...shapesAfter, ...beside])
    .map(({ from: was, to: is, ...ground }): HandedGround => ({ ...ground, from: was === null ? null : refs.get(was) ?? null, to: is === null ? null : refs.get(is) ?? null }))
    .sort((a, b) => b.areaSquareMetres - a.areaSquareMetres);
  return {
    fromEditionId, toEditionId, grounds,
    borders: changedBorders(shapesBefore.map(({ geometry }) => geometry), shapesAfter.map(({ geometry }) => geometry)),
    bbox: boxes.length === 0 ? null : unionOf(boxes),
  };
}

/**
 * The edition that a draft would take over from: the published one of its territory in force just before the draft's
 * effective date; null for the first of a territory.
 */
export async function editionReplacedBy(db: Kysely<Database>, editionId: number): Promise<number | null> {
  const { territory, effective_from: from } = await findEditionById(db, editionId);
  const row = await db.selectFrom("boundary_edition").select("id").where("territory", "=", territory).where("status", "=", "published")
    .where("id", "<>", editionId).where("effective_from", "<=", from instanceof Date ? from : sql<Date>`'-infinity'`)
    .orderBy("effective_from", "desc").executeTakeFirst();
  return row?.id ?? null;
}

/** Two cells are the same owner when they have the same code under the same cells. */
const keyOf = ({ path }: CellRef) => JSON.stringify(path);

/** Ordinals of the cells that are not in both editions with the same bytes, level and place in the tree. */
async function findChanged(db: Kysely<Database>, before: ReadonlyMap<number, CellRef>, after: ReadonlyMap<number, CellRef>, fromId: number, toId: number) {
  const { rows } = await sql<{ before: number | null; after: number | null }>`
    select was.ordinal as before, "is".ordinal as after
    from (select ordinal, code, level_code, geometry_wkb from cell where edition_id = ${fromId}) was
    full join (select ordinal, code, level_code, geometry_wkb from cell where edition_id = ${toId}) "is" using (code, level_code)
    where was.geometry_wkb is distinct from "is".geometry_wkb`.execute(db);
  const changed = { before: new Set<number>(), after: new Set<number>() };
  for (const row of rows) {
    if (row.before !== null) changed.before.add(row.before);
    if (row.after !== null) changed.after.add(row.after);
  }
  const keysBefore = new Set([...before.values()].map(keyOf));
  const keysAfter = new Set([...after.values()].map(keyOf));
  for (const [ordinal, ref] of before) if (!keysAfter.has(keyOf(ref))) changed.before.add(ordinal);
  for (const [ordinal, ref] of after) if (!keysBefore.has(keyOf(ref))) changed.after.add(ordinal);
  return changed;
}

async function readOwned(db: Kysely<Database>, refs: ReadonlyMap<number, CellRef>, editionId: number, ordinals: ReadonlySet<number>): Promise<OwnedCell[]> {
  if (ordinals.size === 0) return [];
  const rows = await db.selectFrom("cell").select(["ordinal", "geometry_wkb"]).where("edition_id", "=", editionId)
    .where(sql<boolean>`ordinal = any(${[...ordinals]}::int[])`).orderBy("ordinal").execute();
  return rows.map((row) => ownedCell(refs, row));
}

/** Unchanged cells that meet any of the boxes: their owners may come to light where a changed cell withdraws. */
async function readBeside(db: Kysely<Database>, refs: ReadonlyMap<number, CellRef>, editionId: number, changed: ReadonlySet<number>, boxes: readonly BBox[]): Promise<OwnedCell[]> {
  if (boxes.length === 0) return [];
  const side = (at: 0 | 1 | 2 | 3) => boxes.map((box) => box[at]);
  const { rows } = await sql<{ ordinal: number; geometry_wkb: Buffer }>`
    select ordinal, geometry_wkb from cell
    where edition_id = ${editionId} and ordinal <> all(${[...changed]}::int[]) and exists (
      select from unnest(${side(0)}::float8[], ${side(1)}::float8[], ${side(2)}::float8[], ${side(3)}::float8[]) as box (w, s, e, n)
      where west <= e and east >= w and south <= n and north >= s)
    order by ordinal`.execute(db);
  return rows.map((row) => ownedCell(refs, row));
}

function ownedCell(refs: ReadonlyMap<number, CellRef>, row: { ordinal: number; geometry_wkb: Buffer }): OwnedCell {
  const ref = refs.get(row.ordinal);
  if (ref === undefined) throw new Error(`cell ${row.ordinal} appeared while its edition was read`);
  return { owner: keyOf(ref), code: ref.code, level: ref.depth, geometry: decodeWkb(row.geometry_wkb) as Polygon | MultiPolygon };
}

/** Around what differs of each cell; all of it where its place in the tree changed. */
function boxesOf(before: readonly OwnedCell[], after: readonly OwnedCell[]): BBox[] {
  const partners = new Map(before.map((cell) => [cell.owner, cell.geometry]));
  const boxes: (BBox | null)[] = after.map(({ owner, geometry }) => {
    const partner = partners.get(owner) ?? null;
    partners.delete(owner);
    return changedBox(partner, geometry);
  });
  for (const geometry of partners.values()) boxes.push(changedBox(geometry, null));
  return boxes.filter((box) => box !== null);
}
