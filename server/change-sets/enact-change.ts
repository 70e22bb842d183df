import type { Kysely } from "kysely";
import type { AssignmentSettings, AssignmentSnapshot } from "../assignment/create-assigner.ts";
import { loadResponsibilities } from "../assignment/load-responsibilities.ts";
import type { ChangeSubject } from "../contract/change-set.ts";
import { explainTakenInstant, putInForce, refusal } from "../editions/publish-edition.ts";
import { ConflictError } from "../errors.ts";
import type { NewEvent } from "../events/append-events.ts";
import { lockReferences } from "../imports/reference/lock-references.ts";
import { enactDraft, rulesChanged } from "../responsibility/drafts/apply-draft.ts";
import { readDraftRow } from "../responsibility/drafts/draft-rows.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { loadTerritories } from "../territory/load-territories.ts";
import { findCheckedDraft, planEdition, startOf } from "./edition-change.ts";
import { rulesState } from "./foresee-change.ts";
import type { PlannedChange } from "./planned-change.ts";

/** A change that the transaction has put in force, and the event that will tell of it. */
export interface EnactedChange {
  readonly change: PlannedChange;
  readonly event: NewEvent | null;
}

/**
 * Puts the subject in force in the caller's transaction, without telling of it yet, and says what incidents are to
 * be planned from.
 *
 * @throws {NotFoundError} @throws {ConflictError} when it is in force already, not ready, or takes effect later.
 */
export async function enactChange(trx: Kysely<Database>, subject: ChangeSubject, settings: AssignmentSettings): Promise<EnactedChange> {
  // Until the transaction ends: an import of people or rules between reading and moving would not be seen.
  await lockReferences(trx);
  const before: AssignmentSnapshot = { territories: await loadTerritories(trx), responsibilities: await loadResponsibilities(trx) };
  switch (subject.kind) {
    case "in_force":
      return { change: { before: null, after: before, at: new Date(), appliesNow: true, box: null, state: "" }, event: null };
    case "edition":
      return enactEdition(trx, subject.editionId, before, settings);
    case "rules":
      return enactRules(trx, subject.draftId, before);
  }
}

async function enactEdition(trx: Kysely<Database>, editionId: number, before: AssignmentSnapshot, settings: AssignmentSettings): Promise<EnactedChange> {
  const draft = await findCheckedDraft(trx, editionId);
  const at = new Date();
  if (startOf(draft) > at.getTime()) {
    const from = new Date(startOf(draft)).toISOString();
    throw new ConflictError(said(
      `Edition "${draft.name}" takes effect at ${from}: until then no incident changes hands by it. `
      + `Publish it (POST /api/editions/${editionId}/publish); from that instant on, re-assign open incidents with the subject in_force.`,
      `草案“${draft.name}”自 ${from} 起生效，在此之前投诉不换责任人。请先发布；到时再按现行边界重新归责在办投诉。`,
    ));
  }
  const outcome = await putInForce(trx, editionId, { accept: [], reason: undefined }).catch((error: unknown) => { throw explainTakenInstant(error); });
  if ("blocking" in outcome) throw refusal(outcome);
  const after = { ...before, territories: await loadTerritories(trx, before.territories) };
  return {
    change: await planEdition(trx, draft, before, after, settings, at, true),
    event: { type: "edition.published", incidentId: null, payload: { editionId, territory: draft.territory } },
  };
}

async function enactRules(trx: Kysely<Database>, draftId: number, before: AssignmentSnapshot): Promise<EnactedChange> {
  const { revision } = await readDraftRow(trx, draftId);
  const applied = await enactDraft(trx, draftId);
  const after = { ...before, responsibilities: await loadResponsibilities(trx) };
  return {
    change: { before, after, at: applied.appliedAt, appliesNow: true, box: null, state: rulesState(draftId, revision) },
    event: rulesChanged(applied),
  };
}
