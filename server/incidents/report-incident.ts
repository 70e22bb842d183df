import type { Transaction } from "kysely";
import { explainNow } from "../assignment/explanation.ts";
import { knowCategory } from "../assignment/know-category.ts";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import type { NearBoundary } from "../contract/error.ts";
import type { Incident, IncidentReport } from "../contract/incident.ts";
import { ConflictError, detailAt } from "../errors.ts";
import { appendEvent } from "../events/append-events.ts";
import { type KeyedRequest, recallKey, rememberKey } from "../idempotency/idempotency-keys.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { cellPathOf } from "../territory/cell-path-of.ts";
import { type CheckedReport, checkReport } from "./check-report.ts";
import { differenceFrom } from "./compare-report.ts";
import { readIncident, toIncident } from "./get-incident.ts";
import { type FullIncidentRow, toIncidentSummary } from "./incident-rows.ts";
import { insertIncident, type NewIncident } from "./insert-incident.ts";
import { nearBoundaryError, unconfirmed } from "./near-boundary-confirmation.ts";
import { storeBasis } from "./store-basis.ts";

/** Whether the report was taken now, or had been before and only its answer is given again. */
export interface ReportOutcome {
  incident: Incident;
  /** `key`: by Idempotency-Key; `external_id`: the source system had reported it already. */
  replayOf: "key" | "external_id" | null;
}

/**
 * Takes a report from outside and turns it into a stored, assigned incident.
 *
 * A report that falls in no cell is kept and waits unassigned; refusing it would lose it. Incident
 * and event are written in one transaction, so streams hear of exactly what is stored. The same
 * report again, by key or by its number in the source system, is answered as before.
 *
 * @throws {InvalidError} naming every field that is wrong.
 * @throws {NearBoundaryError} when confirmation was asked for and the point is near a boundary.
 * @throws {ConflictError} when key or number were used before for a different report.
 */
export async function reportIncident(deps: AssignmentDeps, report: IncidentReport, idempotencyKey: string | null): Promise<ReportOutcome> {
  const checked = checkReport(report, deps.now());
  await knowCategory(deps, report.categoryCode);
  const incident = await assign(deps, checked);
  const keyed: KeyedRequest | null = idempotencyKey === null ? null : { key: idempotencyKey, kind: "incident", request: checked.report };
  const { row, replayOf } = await deps.db.transaction().execute((trx) => storeOnce(deps, trx, incident, keyed));
  // Told after the transaction: telling may wait for boundaries to load, and whoever waits must not hold a connection.
  return { incident: await toIncident(deps, row), replayOf };
}

interface AssignedReport extends NewIncident {
  toConfirm: NearBoundary | null;
}

async function assign(deps: AssignmentDeps, { report, position, occurredAt, reportedAt }: CheckedReport): Promise<AssignedReport> {
  const { assigner, snapshot } = await deps.liveAssigner.current();
  const input = {
    position,
    accuracyMetres: report.accuracyMetres ?? null,
    categoryCode: report.categoryCode,
    subjectType: report.subjectType ?? null,
    at: occurredAt,
  };
  const assignment = assigner.assign(input);
  const toConfirm = unconfirmed(report, () => explainNow(report.position, input, assignment, snapshot, deps.settings));
  return { report, position, occurredAt, reportedAt, assignment, toConfirm, cellPath: cellPathOf(snapshot.territories, assignment.editionId, assignment.cellCode) };
}

/** A report that was taken before is answered as then. */
async function isStored(trx: Transaction<Database>, { sourceSystem, externalId }: IncidentReport): Promise<boolean> {
  if (externalId === undefined) return false;
  return await trx.selectFrom("incident").select("id").where("source_system", "=", sourceSystem).where("external_id", "=", externalId).executeTakeFirst() !== undefined;
}

interface StoredReport {
  row: FullIncidentRow;
  replayOf: ReportOutcome["replayOf"];
}

async function storeOnce(deps: AssignmentDeps, trx: Transaction<Database>, incident: AssignedReport, keyed: KeyedRequest | null): Promise<StoredReport> {
  if (keyed !== null) {
    const made = await recallKey(trx, keyed);
    if (made !== undefined) return { row: await readIncident(trx, made), replayOf: "key" };
  }
  if (incident.toConfirm !== null && !await isStored(trx, incident.report)) throw nearBoundaryError(incident.toConfirm);
  const id = await insertIncident(trx, incident, await storeBasis(trx, incident.assignment.basis), deps.settings.timeZone);
  if (id === undefined) return { row: await findSame(trx, incident), replayOf: "external_id" };

  const row = await readIncident(trx, id);
  if (keyed !== null) await rememberKey(trx, keyed, id);
  const { seq } = await appendEvent(trx, { type: "incident.reported", incidentId: id, payload: { incident: toIncidentSummary(row), cellPath: incident.cellPath } });
  return { row: { ...row, last_event_seq: seq }, replayOf: null };
}

/** The incident that this source system had reported under the same number, if it says the same. */
async function findSame(trx: Transaction<Database>, checked: CheckedReport): Promise<FullIncidentRow> {
  const { sourceSystem, externalId = "" } = checked.report;
  const row = await trx.selectFrom("incident").selectAll()
    .where("source_system", "=", sourceSystem).where("external_id", "=", externalId).executeTakeFirstOrThrow();
  const differs = differenceFrom(row, checked);
  if (differs.length === 0) return readIncident(trx, row.id);
  throw new ConflictError(
    said(`${sourceSystem} ${externalId} is already stored as incident ${row.id}, with other contents`, `${sourceSystem} ${externalId} 已存为 ${row.id} 号投诉，内容不同`),
    differs.map((field) => detailAt(`body.${field}`, said("differs from what is stored", "与已存的不同"))),
  );
}
