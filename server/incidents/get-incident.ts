import type { Kysely } from "kysely";
import { explain } from "../assignment/explanation.ts";
import { territoriesWith } from "../assignment/live-assigner.ts";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import type { Incident } from "../contract/incident.ts";
import { NotFoundError } from "../errors.ts";
import type { Database } from "../store/schema.ts";
import { type FullIncidentRow, namedOrNull, personOrNull, selectIncidentInFull, toIncidentSummary } from "./incident-rows.ts";
import { noIncident } from "./no-incident.ts";

/**
 * One incident and why it was assigned as it was, told from what was stored then.
 *
 * @throws {NotFoundError} when there is no such incident.
 */
export async function getIncident(deps: AssignmentDeps, id: number): Promise<Incident> {
  return toIncident(deps, await readIncident(deps.db, id));
}

/**
 * The stored incident; also inside the transaction that stores it.
 *
 * @throws {NotFoundError} when there is no such incident.
 */
export async function readIncident(db: Kysely<Database>, id: number): Promise<FullIncidentRow> {
  const row = await selectIncidentInFull(db, id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(noIncident(id));
  return row;
}

/** Tells a stored incident with its reasons. Never inside a transaction: boundaries may have to be loaded first. */
export async function toIncident(deps: AssignmentDeps, row: FullIncidentRow): Promise<Incident> {
  const territories = await territoriesWith([row.edition_id], deps.liveAssigner);
  return {
    ...toIncidentSummary(row),
    description: row.description,
    storedAt: row.stored_at.toISOString(),
    explanation: explain(storedAssignment(row), territories, deps.settings),
    override: overrideOf(row),
    lastEventSeq: row.last_event_seq ?? 0,
  };
}

function storedAssignment(row: FullIncidentRow): Parameters<typeof explain>[0] {
  const { raw_x: x, raw_y: y, raw_crs: crs } = row;
  const ruled = ruledOwner(row);
  return {
    stated: x === null || y === null || crs === null ? null : { x, y, crs },
    input: {
      position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
      accuracyMetres: row.accuracy_metres,
      at: row.assigned_as_of ?? row.occurred_at,
    },
    assignment: {
      editionId: row.edition_id,
      cellCode: row.cell_code,
      cellMethod: row.cell_method,
      nearestCellMetres: row.nearest_cell_metres,
      nearestOtherCode: row.nearest_other_code,
      nearestOtherMetres: row.nearest_other_metres,
      nearBoundary: row.near_boundary,
      dutyChain: ruled.dutyChain,
      basis: { result: ruled.result, rules: row.basis.rules },
    },
    department: ruled.department,
    post: ruled.post,
    person: ruled.person,
  };
}

/** What the rules say: the incident's own columns, unless somebody has overridden them. */
function ruledOwner(row: FullIncidentRow) {
  if (row.assignment_result !== "overridden") {
    return {
      result: row.assignment_result,
      dutyChain: row.duty_chain,
      department: namedOrNull(row.department_code, row.department_name_zh, row.department_name_en),
      post: namedOrNull(row.post_code, row.post_name_zh, row.post_name_en),
      person: personOrNull(row.person_code, row.person_name),
    };
  }
  if (row.ruled_result === null) throw new Error(`incident ${row.id} is overridden and nothing tells what the rules say`);
  return {
    result: row.ruled_result,
    dutyChain: row.ruled_duty_chain,
    department: namedOrNull(row.ruled_department_code, row.ruled_department_name_zh, row.ruled_department_name_en),
    post: namedOrNull(row.ruled_post_code, row.ruled_post_name_zh, row.ruled_post_name_en),
    person: personOrNull(row.ruled_person_code, row.ruled_person_name),
  };
}

function overrideOf(row: FullIncidentRow): Incident["override"] {
  if (row.decided_at === null || row.reason === null) return null;
  return {
    by: row.decided_by, reason: row.reason, at: row.decided_at.toISOString(),
    post: namedOrNull(row.post_code, row.post_name_zh, row.post_name_en),
    duty: row.duty_chain ?? [],
  };
}
