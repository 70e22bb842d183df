import type { Transaction } from "kysely";
import type { Owner } from "../contract/change-set.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { changeOne } from "./change-turns.ts";
import { readIncident } from "./get-incident.ts";
import { type FullIncidentRow, toIncidentSummary } from "./incident-rows.ts";
import { isOpen } from "./open-incidents.ts";
import { noIncident } from "./no-incident.ts";

/**
 * The incident, which nobody else changes until the transaction ends.
 *
 * @throws {NotFoundError} when there is none.
 * @throws {ConflictError} when it is closed, or something has happened to it since event `expectedSeq`.
 * @throws {BusyError} while a change set is being applied.
 */
export async function lockIncident(trx: Transaction<Database>, id: number, expectedSeq: number | undefined): Promise<FullIncidentRow> {
  await changeOne(trx);
  const locked = await trx.selectFrom("incident").select("id").where("id", "=", id).forUpdate().executeTakeFirst();
  if (locked === undefined) throw new NotFoundError(noIncident(id));
  const row = await readIncident(trx, id);
  if (!isOpen(row)) throw new ConflictError(said(`Incident ${id} is closed (${row.status}): it keeps whoever answered for it`, `${id} 号投诉已办结，责任人不再变更`));
  const lastSeq = row.last_event_seq ?? 0;
  if (expectedSeq === undefined || expectedSeq === lastSeq) return row;
  throw ConflictError.at("body.expectedLastEventSeq", said(
    `Something has happened to incident ${id} since it was looked at (its newest event is ${lastSeq}, not ${expectedSeq}); load it again`,
    `${id} 号投诉在您查看之后有了新情况，请重新载入`,
  ));
}

/** Whose the incident was, for the event that tells of its next owner. */
export function ownerOf(row: FullIncidentRow): Owner {
  const { cell, assignmentResult: result, department, person } = toIncidentSummary(row);
  return { cell, result, department, person };
}
