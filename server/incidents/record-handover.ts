import type { Transaction } from "kysely";
import { BusyError } from "../errors.ts";
import { appendEvent } from "../events/append-events.ts";
import { said } from "../said.ts";
import type { Database } from "../store/schema.ts";
import { cellPathOf } from "../territory/cell-path-of.ts";
import type { Territories } from "../territory/territories.ts";
import { readIncident } from "./get-incident.ts";
import { type FullIncidentRow, toIncidentSummary } from "./incident-rows.ts";
import { ownerOf } from "./lock-incident.ts";

export interface HandoverNote {
  readonly territories: Territories;
  /** Who did it, as stated. */
  readonly by: string | null;
  readonly reason: string;
}

/** Tells of an incident's new owner by an event; answers the incident as it is now. Call it last, see `appendEvent`. */
export async function recordHandover(trx: Transaction<Database>, before: FullIncidentRow, { territories, by, reason }: HandoverNote): Promise<FullIncidentRow> {
  const row = await readIncident(trx, before.id);
  // Loaded before the transaction; only a change set applied since can have moved the incident to an edition beyond it.
  if (row.edition_id !== null && !territories.editions.has(row.edition_id)) throw new BusyError(said("New boundaries are being loaded; try again shortly", "正在载入新边界，请稍后再试"));
  const cellPath = cellPathOf(territories, row.edition_id, row.cell_code);
  const { seq } = await appendEvent(trx, {
    type: "incident.reassigned", incidentId: row.id,
    payload: { incident: toIncidentSummary(row), cellPath, before: ownerOf(before), reason, by, changeSetId: null },
  });
  return { ...row, last_event_seq: seq };
}
