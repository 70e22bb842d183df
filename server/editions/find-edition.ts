import type { Kysely, Selectable } from "kysely";
import { NotFoundError, UsageError } from "../errors.ts";
import { didYouMean } from "../imports/nearest-name.ts";
import type { BoundaryEditionTable, Database } from "../store/schema.ts";
import { said } from "../said.ts";

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
  if (draft === undefined) throw new UsageError(`There is no draft edition${of}. Import cells first; "npm run import -- editions" lists what there is.`);
  if (more.length > 0) throw new UsageError(`There are several draft editions${of}: ${drafts.map((d) => d.name).join(", ")}. Say which with --edition NAME.`);
  return draft;
}

/** @throws {NotFoundError} naming the nearest that there is. */
export async function findEdition(db: Kysely<Database>, name: string): Promise<EditionRow> {
  const edition = await db.selectFrom("boundary_edition").selectAll().where("name", "=", name).executeTakeFirst();
  if (edition !== undefined) return edition;
  const names = (await db.selectFrom("boundary_edition").select("name").execute()).map((row) => row.name);
  throw new UsageError(`There is no edition "${name}".${didYouMean(name, names)}${names.length === 0 ? "" : ` There is: ${names.join(", ")}.`}`);
}

/** @throws {NotFoundError} */
export async function findEditionById(db: Kysely<Database>, id: number): Promise<EditionRow> {
  const edition = await db.selectFrom("boundary_edition").selectAll().where("id", "=", id).executeTakeFirst();
  if (edition === undefined) throw new NotFoundError(said(`There is no boundary edition ${id}.`, `没有第 ${id} 号边界版本。`));
  return edition;
}
