import type { Transaction } from "kysely";
import { territoriesWith } from "../assignment/live-assigner.ts";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import type { Incident, Reassignment } from "../contract/incident.ts";
import { UnprocessableError } from "../errors.ts";
import { recallKey, rememberKey } from "../idempotency/idempotency-keys.ts";
import type { Database } from "../store/schema.ts";
import { type Answerer, chooseAnswerer } from "./choose-answerer.ts";
import { readIncident, toIncident } from "./get-incident.ts";
import type { FullIncidentRow } from "./incident-rows.ts";
import { lockIncident } from "./lock-incident.ts";
import { recordHandover } from "./record-handover.ts";

/** What a change of one incident answers, now or as the first time. */
export interface Handover {
  incident: Incident;
  isReplay: boolean;
}

/**
 * Gives an incident to whom somebody names, with a reason. It stays there until released, whatever
 * changes in boundaries, rules or posts; what the rules had said stays explained beside it.
 *
 * @throws {UnprocessableError} when department, post or person cannot be meant.
 * @throws {NotFoundError | ConflictError | BusyError} as `lockIncident`; {ConflictError} for a key used otherwise.
 */
export async function reassignIncident(deps: AssignmentDeps, id: number, wish: Reassignment, idempotencyKey: string | null): Promise<Handover> {
  const at = deps.now();
  const answerer = await choose(deps, wish, at);
  const territories = await territoriesWith([(await readIncident(deps.db, id)).edition_id], deps.liveAssigner);
  const { row, isReplay } = await deps.db.transaction().execute(async (trx) => {
    const keyed = idempotencyKey === null ? null : { key: idempotencyKey, kind: "reassignment" as const, request: { id, wish } };
    if (keyed !== null && await recallKey(trx, keyed) !== undefined) return { row: await readIncident(trx, id), isReplay: true };
    const before = await lockIncident(trx, id, wish.expectedLastEventSeq);
    if (answerer instanceof UnprocessableError) throw answerer;
    await override(trx, before, answerer, wish, at);
    if (keyed !== null) await rememberKey(trx, keyed, id);
    return { row: await recordHandover(trx, before, { territories, by: wish.by ?? null, reason: wish.reason }), isReplay: false };
  });
  return { incident: await toIncident(deps, row), isReplay };
}

/** Tries once more with everything read anew: a post may have been filled a moment ago. A key that is known is answered whatever has changed since. */
async function choose({ liveAssigner }: AssignmentDeps, wish: Reassignment, at: Date): Promise<Answerer | UnprocessableError> {
  const attempt = async () => chooseAnswerer(wish, (await liveAssigner.current()).snapshot.responsibilities, at.getTime());
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof UnprocessableError)) throw error;
  }
  await liveAssigner.refresh();
  return attempt().catch((error: unknown) => {
    if (error instanceof UnprocessableError) return error;
    throw error;
  });
}

async function override(trx: Transaction<Database>, before: FullIncidentRow, answerer: Answerer, wish: Reassignment, at: Date): Promise<void> {
  const decision = { decided_at: at, decided_by: wish.by ?? null, reason: wish.reason };
  if (before.assignment_result === "overridden") {
    await trx.updateTable("incident_override").set(decision).where("incident_id", "=", before.id).execute();
  } else {
    await trx.insertInto("incident_override").values({
      incident_id: before.id, ...decision,
      ruled_result: before.assignment_result, ruled_department_code: before.department_code, ruled_post_code: before.post_code,
      ruled_person_code: before.person_code, ruled_duty_chain: before.duty_chain === null ? null : JSON.stringify(before.duty_chain),
    }).execute();
  }
  await trx.updateTable("incident").set({
    assignment_result: "overridden", department_code: answerer.departmentCode, post_code: answerer.postCode, person_code: answerer.personCode,
    duty_chain: answerer.dutyChain === null ? null : JSON.stringify(answerer.dutyChain),
  }).where("id", "=", before.id).execute();
}
