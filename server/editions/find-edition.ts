import type { Kysely, Selectable } from "kysely";
import { ConflictError, NotFoundError } from "../errors.ts";
import { didYouMean } from "../imports/nearest-name.ts";
import { said, type Said } from "../said.ts";
import type { BoundaryEditionTable, Database } from "../store/schema.ts";

export const noEdition = (id: number): Said => said(`There is no boundary edition ${id}.`, `没有第 ${id} 号边界版本。`);

export type EditionRow = Selectable<BoundaryEditionTable>;

/**
 * The edition that is meant: the named one, the only open draft of the territory, or the only open
 * draft of all.
 *
 * @throws {NotFoundError} when there is none. @throws {ConflictError} when several could be meant.
 */
export async function findDraft(db: Kysely<Database>, wanted: { edition?: string | undefined; territory?: string | undefined }): Promise<EditionRow> {
  if (wanted.edition !== undefined) return findEdition(db, wanted.edition);
  let query = db.selectFrom("boundary_edition").selectAll().where("status", "=", "draft").orderBy("id");
  if (wanted.territory !== undefined) query = query.where("territory", "=", wanted.territory);
  const drafts = await query.execute();
  const of = wanted.territory === undefined ? "" : ` of territory "${wanted.territory}"`;
  const [draft, ...more] = drafts;
  if (draft === undefined) throw new NotFoundError(said(`There is no draft edition${of}. Import cells first; "npm run import -- editions" lists what there is.`, "没有边界草案，请先导入网格。"));
  if (more.length > 0) throw new ConflictError(said(
    `There are several draft editions${of}: ${drafts.map((d) => d.name).join(", ")}. Say which with --edition NAME.`,
    `有几份边界草案：${drafts.map((d) => d.name).join("、")}。请指明是哪一份（--edition）。`,
  ));
  return draft;
}

/** @throws {NotFoundError} naming the nearest that there is. */
export async function findEdition(db: Kysely<Database>, name: string): Promise<EditionRow> {
  const edition = await db.selectFrom("boundary_edition").selectAll().where("name", "=", name).executeTakeFirst();
  if (edition !== undefined) return edition;
  const names = (await db.selectFrom("boundary_edition").select("name").execute()).map((row) => row.name);
  throw new NotFoundError(said(
    `There is no edition "${name}".${didYouMean(name, names)}${names.length === 0 ? "" : ` There is: ${names.join(", ")}.`}`,
    `没有名为“${name}”的边界版本。${names.length === 0 ? "" : `现有：${names.join("、")}。`}`,
  ));
}

/** @throws {NotFoundError} */
export async function findEditionById(db: Kysely<Database>, id: number): Promise<EditionRow> {
  const edition = await db.selectFrom("boundary_edition").selectAll().where("id", "=", id).executeTakeFirst();
  if (edition === undefined) throw new NotFoundError(noEdition(id));
  return edition;
}
