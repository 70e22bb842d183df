import type { RuleDraft, RuleDraftEdit } from "../../contract/responsibility.ts";
import { ConflictError } from "../../errors.ts";
import { said } from "../../said.ts";
import type { ServiceDeps } from "../../service-deps.ts";
import { checkChanges } from "./check-changes.ts";
import { draftOf, hashOfRules, lockOpenDraft } from "./draft-rows.ts";

/**
 * Puts the whole set of changes in the place of the one before.
 *
 * @throws {NotFoundError} @throws {InvalidError} naming every field that is wrong.
 * @throws {ConflictError} when somebody saved the draft in between, or it was applied.
 */
export async function editDraft({ db, now }: Pick<ServiceDeps, "db" | "now">, id: number, edit: RuleDraftEdit): Promise<RuleDraft> {
  return db.transaction().execute(async (trx) => {
    const before = await lockOpenDraft(trx, id);
    if (before.revision !== edit.expectedRevision) {
      throw ConflictError.at("body.expectedRevision", said(
        `Draft ${id} was saved by somebody else meanwhile: it is at revision ${before.revision}, not ${edit.expectedRevision}. Read it again and repeat your change.`,
        `草案已被别人保存：现在是第 ${before.revision} 稿，不是第 ${edit.expectedRevision} 稿。请重新载入后再改。`,
      ));
    }
    const hash = await hashOfRules(trx);
    const changes = await checkChanges(trx, edit.changes, now().getTime());
    const row = await trx.updateTable("responsibility_draft").set({
      name: edit.name ?? before.name, changes: JSON.stringify(changes), revision: before.revision + 1, updated_at: now(),
      base_hash: edit.acceptBase === true ? hash : before.base_hash,
    }).where("id", "=", id).returningAll().executeTakeFirstOrThrow();
    return draftOf(row, hash);
  });
}
