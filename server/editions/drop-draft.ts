import type { Kysely } from "kysely";
import { ConflictError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { type EditionRow, findEdition, findEditionById } from "./find-edition.ts";
import { lockDraft } from "./store-cells.ts";

export interface DroppedDraft {
  name: string;
  territory: string;
  cellCount: number;
  findingCount: number;
}

/**
 * Deletes a draft edition with its cells and findings; answers what went.
 *
 * @throws {NotFoundError} naming the nearest edition. @throws {ConflictError} when it has been published.
 */
export async function dropDraft(db: Kysely<Database>, draft: string | number): Promise<DroppedDraft> {
  return db.transaction().execute(async (trx) => drop(trx, typeof draft === "string" ? await findEdition(trx, draft) : await findEditionById(trx, draft)));
}

async function drop(trx: Kysely<Database>, { id, name, territory, status }: EditionRow): Promise<DroppedDraft> {
  if (status === "published") throw new ConflictError(said(
    `Edition "${name}" has been published and stays: incidents refer to it. Only drafts can be dropped.`,
    `版本“${name}”已发布，有投诉依它归格，须保留；只能删除草案。`,
  ));
  await lockDraft(trx, id);
  // Findings go with the edition; deleting them first tells how many there were.
  const findings = await trx.deleteFrom("topology_finding").where("edition_id", "=", id).executeTakeFirstOrThrow();
  const cells = await trx.deleteFrom("cell").where("edition_id", "=", id).executeTakeFirstOrThrow();
  await trx.deleteFrom("boundary_edition").where("id", "=", id).execute();
  return { name, territory, cellCount: Number(cells.numDeletedRows), findingCount: Number(findings.numDeletedRows) };
}
