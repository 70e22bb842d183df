import type { Transaction } from "kysely";
import { knowCategory } from "../assignment/know-category.ts";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import { type Incident, type IncidentReport, incidentSummarySchema } from "../contract/incident.ts";
import { ConflictError } from "../errors.ts";
import { appendEvent } from "../events/append-events.ts";
import type { Database } from "../store/schema.ts";
import { type CheckedReport, checkReport } from "./check-report.ts";
import { differenceFrom } from "./compare-report.ts";
import { getIncident } from "./get-incident.ts";
import { recallAnswer, rememberAnswer } from "./idempotency.ts";
import { insertIncident, type NewIncident } from "./insert-incident.ts";
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
 * @throws {ConflictError} when key or number were used before for a different report.
 */
export async function reportIncident(deps: AssignmentDeps, report: IncidentReport, idempotencyKey: string | null): Promise<ReportOutcome> {
  const checked = checkReport(report, deps.now());
  await knowCategory(deps, report.categoryCode);
  const incident = await assign(deps, checked);
  return deps.db.transaction().execute((trx) => storeOnce(deps, trx, checked, incident, idempotencyKey));
}

async function assign(deps: AssignmentDeps, { report, position, occurredAt, reportedAt }: CheckedReport): Promise<NewIncident> {
  const { assigner } = await deps.liveAssigner.current();
  const assignment = assigner.assign({
    position,
    accuracyMetres: report.accuracyMetres ?? null,
    categoryCode: report.categoryCode,
    subjectType: report.subjectType ?? null,
    at: occurredAt,
  });
  return { report, position, occurredAt, reportedAt, assignment };
}

async function storeOnce(
  deps: AssignmentDeps, trx: Transaction<Database>, checked: CheckedReport, incident: NewIncident, idempotencyKey: string | null,
): Promise<ReportOutcome> {
  if (idempotencyKey !== null) {
    const remembered = await recallAnswer(trx, idempotencyKey, checked.report);
    if (remembered !== undefined) return { incident: remembered, replayOf: "key" };
  }
  const id = await insertIncident(trx, incident, await storeBasis(trx, incident.assignment.basis), deps.settings.timeZone);
  if (id === undefined) return { incident: await findSame(deps, trx, checked), replayOf: "external_id" };

  const stored = await getIncident(deps, id, trx);
  if (idempotencyKey !== null) await rememberAnswer(trx, idempotencyKey, checked.report, stored);
  // The schema of the summary leaves out what the stream does not carry.
  await appendEvent(trx, { type: "incident.reported", incidentId: id, payload: { incident: incidentSummarySchema.parse(stored) } });
  return { incident: stored, replayOf: null };
}

/** The incident that this source system had reported under the same number, if it says the same. */
async function findSame(deps: AssignmentDeps, trx: Transaction<Database>, checked: CheckedReport): Promise<Incident> {
  const { sourceSystem, externalId = "" } = checked.report;
  const row = await trx.selectFrom("incident").selectAll()
    .where("source_system", "=", sourceSystem).where("external_id", "=", externalId).executeTakeFirstOrThrow();
  const differs = differenceFrom(row, checked);
  if (differs.length === 0) return getIncident(deps, row.id, trx);
  throw new ConflictError(
    `${sourceSystem} ${externalId} is already stored as incident ${row.id}, with other contents`,
    differs.map((field) => ({ field: `body.${field}`, message: "differs from what is stored" })),
  );
}

