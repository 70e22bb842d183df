import type { Kysely } from "kysely";
import { NotFoundError } from "../errors.ts";
import { didYouMean } from "../imports/nearest-name.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { lockDraft } from "./store-cells.ts";

/**
 * Keeps with a finding of a draft why it may stay, so that it no longer stands in the way; a null reason takes that
 * back. It stays accepted through later checks as long as it is the same.
 *
 * @throws {NotFoundError} naming the nearest finding. @throws {ConflictError} when the edition has been published.
 */
export async function acceptFinding(db: Kysely<Database>, editionId: number, findingId: string, reason: string | null): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, editionId);
    const { numUpdatedRows } = await trx.updateTable("topology_finding")
      .set({ accepted_at: reason === null ? null : new Date(), accepted_reason: reason })
      .where("edition_id", "=", editionId).where("finding_id", "=", findingId).executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) return;
    const ids = (await trx.selectFrom("topology_finding").select("finding_id").where("edition_id", "=", editionId).execute()).map((row) => row.finding_id);
    throw new NotFoundError(said(
      `Edition ${editionId} has no finding "${findingId}".${didYouMean(findingId, ids)} Check it again if its cells have changed.`,
      `这个版本没有检查发现 ${findingId}。边界改动过的话，请重新检查。`,
    ));
  });
}
