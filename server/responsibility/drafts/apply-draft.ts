import { type Kysely, sql } from "kysely";
import { loadResponsibilities } from "../../assignment/load-responsibilities.ts";
import { ConflictError } from "../../errors.ts";
import { appendEvent, type NewEvent } from "../../events/append-events.ts";
import { lockReferences } from "../../imports/reference/lock-references.ts";
import { rangeText } from "../../imports/reference/period.ts";
import { said } from "../../said.ts";
import type { Database } from "../../store/schema.ts";
import { changedRules } from "./draft-rules.ts";
import { checkChanges } from "./check-changes.ts";
import { hashOfRules, lockOpenDraft } from "./draft-rows.ts";

/**
 * Puts a draft in force in the caller's transaction: changed and ended rules end at this instant, what
 * takes their place begins at it. Rules are never overwritten, so what was explained by them stays true.
 * Writes the event that rules have changed; other writers of events wait from then on.
 *
 * @throws {NotFoundError} @throws {InvalidError} when something that the draft names is gone.
 * @throws {ConflictError} when it was applied before, changes nothing, or the rules have changed beneath it.
 */
export async function applyDraft(trx: Kysely<Database>, draftId: number): Promise<AppliedDraft> {
  const applied = await enactDraft(trx, draftId);
  await appendEvent(trx, rulesChanged(applied));
  return applied;
}

export interface AppliedDraft {
  appliedAt: Date;
  rulesEnded: number;
  rulesBegun: number;
}

/** The event that tells of it. */
export function rulesChanged({ rulesEnded, rulesBegun }: AppliedDraft): NewEvent {
  return { type: "reference.imported", incidentId: null, payload: { kind: "responsibility_rules", count: rulesEnded + rulesBegun } };
}

/** `applyDraft` without its event, for a transaction that has more to do before it tells of anything. */
export async function enactDraft(trx: Kysely<Database>, draftId: number): Promise<AppliedDraft> {
  await lockReferences(trx);
  const draft = await lockOpenDraft(trx, draftId);
  if (draft.changes.length === 0) throw new ConflictError(said(`Draft ${draftId} changes nothing; there is nothing to apply.`, `第 ${draftId} 号草案没有任何改动，无可生效。`));
  if (await hashOfRules(trx) !== draft.base_hash) {
    throw new ConflictError(said(
      `The rules have changed since draft ${draftId} was begun. Look the draft through upon the rules of today and bring it up to date (PUT with acceptBase), then apply it.`,
      `第 ${draftId} 号草案建立之后，现行规则有了变化。请对照现行规则再看一遍，更新草案后再生效。`,
    ));
  }
  // Whole milliseconds, as rules are read: an instant between two would not be found again.
  const { rows: [clock] } = await sql<{ at: Date }>`select date_trunc('milliseconds', clock_timestamp()) as at`.execute(trx);
  const appliedAt = clock?.at ?? new Date();
  const changes = await checkChanges(trx, draft.changes, appliedAt.getTime());
  const { rules } = await loadResponsibilities(trx);
  const after = changedRules(rules, changes, appliedAt.getTime());
  const ended = changes.flatMap((change) => change.op === "add" ? [] : change.code);
  if (ended.length > 0) {
    await trx.updateTable("responsibility_rule").set({ valid: sql<string>`tstzrange(lower(valid), ${appliedAt}, '[)')` }).where("code", "in", ended).execute();
  }
  const begun = after.rules.filter((rule) => after.origins.has(rule.code));
  if (begun.length > 0) {
    await trx.insertInto("responsibility_rule").values(begun.map((rule) => ({
      code: rule.code, territory: rule.territory, cell_code: rule.cellCode, category_code: rule.categoryCode, subject_type: rule.subjectType,
      band_from_minute: rule.timeBand?.fromMinute ?? null, band_to_minute: rule.timeBand?.toMinute ?? null,
      lead_department_code: rule.leadDepartmentCode, lead_post_code: rule.leadPostCode, lead_post_kind: rule.leadPostKind,
      assist_department_codes: [...rule.assistDepartmentCodes], legal_basis: rule.legalBasis,
      valid: rangeText({ from: appliedAt, to: Number.isFinite(rule.toMs) ? new Date(rule.toMs) : null }),
    }))).execute();
  }
  await trx.updateTable("responsibility_draft").set({ state: "applied", applied_at: appliedAt, updated_at: appliedAt }).where("id", "=", draftId).execute();
  return { appliedAt, rulesEnded: ended.length, rulesBegun: begun.length };
}
