import type { Kysely } from "kysely";
import { ConflictError } from "../errors.ts";
import type { Database } from "../store/schema.ts";
import { findEdition } from "./find-edition.ts";
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
export async function dropDraft(db: Kysely<Database>, name: string): Promise<DroppedDraft> {
  return db.transaction().execute(async (trx) => {
    const { id, territory, status } = await findEdition(trx, name);
    if (status === "published") throw new ConflictError(`Edition "${name}" has been published and stays: incidents refer to it. Only drafts can be dropped.`);
    await lockDraft(trx, id);
    // Findings go with the edition; deleting them first tells how many there were.
    const findings = await trx.deleteFrom("topology_finding").where("edition_id", "=", id).executeTakeFirstOrThrow();
    const cells = await trx.deleteFrom("cell").where("edition_id", "=", id).executeTakeFirstOrThrow();
    await trx.deleteFrom("boundary_edition").where("id", "=", id).execute();
    return { name, territory, cellCount: Number(cells.numDeletedRows), findingCount: Number(findings.numDeletedRows) };
  });
}
