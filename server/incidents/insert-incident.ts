import { sql, type Transaction } from "kysely";
import type { Assignment } from "../assignment/assignment.ts";
import type { Database, NewIncidentRow } from "../store/schema.ts";
import { assignmentColumns } from "./assignment-columns.ts";
import type { CheckedReport } from "./check-report.ts";

export interface NewIncident extends CheckedReport {
  assignment: Assignment;
  /** Of the owning cell, as of geo/columns. */
  cellPath: string | null;
}

/** Stores an incident and returns its id; undefined when its source system has reported that number before. */
export async function insertIncident(trx: Transaction<Database>, incident: NewIncident, basisId: number, timeZone: string): Promise<number | undefined> {
  for (;;) {
    const id = await nextId(trx);
    const given = incident.report.externalId;
    const row = rowOf(incident, id, given ?? madeUpNumber(incident.reportedAt, id, timeZone), basisId);
    const inserted = await trx.insertInto("incident").values(row)
      .onConflict((conflict) => conflict.columns(["source_system", "external_id"]).doNothing())
      .returning("id").executeTakeFirst();
    // Somebody may have given a number that looks like one of ours: then the next one is free.
    if (inserted !== undefined || given !== undefined) return inserted?.id;
  }
}

async function nextId(trx: Transaction<Database>): Promise<number> {
  const { rows } = await sql<{ id: number }>`select nextval('incident_id') as id`.execute(trx);
  return rows[0]?.id ?? 0;
}

/** Such as M-20261121-000123: the local day and the id, for people to read out. */
export function madeUpNumber(reportedAt: Date, id: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(reportedAt);
  return `M-${day.replaceAll("-", "")}-${String(id).padStart(6, "0")}`;
}

function rowOf({ report, position, occurredAt, reportedAt, assignment }: NewIncident, id: number, externalId: string, basisId: number): NewIncidentRow {
  return {
    id,
    source_system: report.sourceSystem,
    external_id: externalId,
    channel: report.channel ?? null,
    kind: report.kind,
    category_code: report.categoryCode,
    subject_type: report.subjectType ?? null,
    title: report.title,
    description: report.description,
    address: report.address,
    occurred_at: occurredAt,
    reported_at: reportedAt,
    raw_x: report.position?.x ?? null,
    raw_y: report.position?.y ?? null,
    raw_crs: report.position?.crs ?? null,
    accuracy_metres: report.accuracyMetres ?? null,
    lng: position?.lng ?? null,
    lat: position?.lat ?? null,
    ...assignmentColumns(assignment, basisId),
    import_id: null,
  };
}
