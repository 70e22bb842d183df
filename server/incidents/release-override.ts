import type { Transaction } from "kysely";
import type { Assignment } from "../assignment/assignment.ts";
import type { AssignmentState } from "../assignment/live-assigner.ts";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import type { OverrideRelease } from "../contract/incident.ts";
import { ConflictError } from "../errors.ts";
import { recallKey, rememberKey } from "../idempotency/idempotency-keys.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { assignmentColumns } from "./assignment-columns.ts";
import { readIncident, toIncident } from "./get-incident.ts";
import type { FullIncidentRow } from "./incident-rows.ts";
import { lockIncident } from "./lock-incident.ts";
import type { Handover } from "./reassign-incident.ts";
import { recordHandover } from "./record-handover.ts";
import { storeBasis } from "./store-basis.ts";

/**
 * Gives an incident back to the rules: to whom boundaries, rules and people name now.
 *
 * @throws {ConflictError} when nobody has overridden the rules for it, and as `lockIncident`.
 * @throws {NotFoundError | BusyError} as `lockIncident`.
 */
export async function releaseOverride(deps: AssignmentDeps, id: number, wish: OverrideRelease, idempotencyKey: string | null): Promise<Handover> {
  // What is kept may not have heard yet of a change that is stored: then the incident would go to who answered before.
  await deps.liveAssigner.refresh();
  const state = await deps.liveAssigner.current();
  const at = deps.now();
  const { row, isReplay } = await deps.db.transaction().execute(async (trx) => {
    const keyed = idempotencyKey === null ? null : { key: idempotencyKey, kind: "override_release" as const, request: { id, wish } };
    if (keyed !== null && await recallKey(trx, keyed) !== undefined) return { row: await readIncident(trx, id), isReplay: true };
    const before = await lockIncident(trx, id, wish.expectedLastEventSeq);
    if (before.assignment_result !== "overridden") throw new ConflictError(said(
      `Incident ${id} is assigned by the rules: there is no override to release`,
      `${id} 号投诉是按规则归责的，没有人工指定可以解除`,
    ));
    await assignAnew(trx, before, assignmentAt(before, state, at), at);
    if (keyed !== null) await rememberKey(trx, keyed, id);
    return { row: await recordHandover(trx, before, { territories: state.snapshot.territories, by: wish.by ?? null, reason: wish.reason }), isReplay: false };
  });
  return { incident: await toIncident(deps, row), isReplay };
}

function assignmentAt(row: FullIncidentRow, { assigner }: AssignmentState, at: Date): Assignment {
  return assigner.assign({
    position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    accuracyMetres: row.accuracy_metres, categoryCode: row.category_code, subjectType: row.subject_type, at, occurredAt: row.occurred_at,
  });
}

async function assignAnew(trx: Transaction<Database>, { id }: FullIncidentRow, assignment: Assignment, at: Date): Promise<void> {
  const basisId = await storeBasis(trx, assignment.basis);
  await trx.deleteFrom("incident_override").where("incident_id", "=", id).execute();
  await trx.updateTable("incident").set({ ...assignmentColumns(assignment, basisId), assigned_as_of: at }).where("id", "=", id).execute();
}
