import type { Kysely } from "kysely";
import type { AssignmentSettings } from "../assignment/create-assigner.ts";
import { loadResponsibilities } from "../assignment/load-responsibilities.ts";
import type { ChangeSubject } from "../contract/change-set.ts";
import { ConflictError } from "../errors.ts";
import { readDraftRow } from "../responsibility/drafts/draft-rows.ts";
import { readDraftResponsibilities } from "../responsibility/drafts/draft-rules.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { loadTerritories } from "../territory/load-territories.ts";
import { type EditionChange, foreseeEdition } from "./edition-change.ts";
import type { PlannedChange } from "./planned-change.ts";

/**
 * What a change set is planned from before anything is changed, read in the caller's transaction.
 *
 * @throws {NotFoundError} when the draft does not exist.
 * @throws {ConflictError} when it is in force already or not ready.
 */
export async function foreseeChange(db: Kysely<Database>, subject: ChangeSubject, settings: AssignmentSettings, now: Date): Promise<PlannedChange | EditionChange> {
  const held = { territories: await loadTerritories(db), responsibilities: await loadResponsibilities(db) };
  switch (subject.kind) {
    case "in_force":
      return { before: null, after: held, at: now, appliesNow: true, box: null, state: "" };
    case "edition":
      return foreseeEdition(db, subject.editionId, held, settings, now);
    case "rules": {
      const { state, revision } = await readDraftRow(db, subject.draftId);
      if (state === "applied") throw new ConflictError(said(
        `Draft ${subject.draftId} is in force already. To re-assign open incidents by what is in force now, take the subject in_force.`,
        `第 ${subject.draftId} 号草案已经生效。要按现行规则重新归责在办投诉，请选“按现行”。`,
      ));
      const after = { ...held, responsibilities: await readDraftResponsibilities(db, subject.draftId, now.getTime()) };
      return { before: held, after, at: now, appliesNow: true, box: null, state: rulesState(subject.draftId, revision) };
    }
  }
}

export function rulesState(draftId: number, revision: number): string {
  return `${draftId} ${revision}`;
}
