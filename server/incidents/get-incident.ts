import type { Kysely } from "kysely";
import { explain } from "../assignment/explanation.ts";
import { territoriesWith } from "../assignment/live-assigner.ts";
import type { AssignmentDeps } from "../assignment/preview-assignment.ts";
import type { Incident } from "../contract/incident.ts";
import { NotFoundError } from "../errors.ts";
import type { Database } from "../store/schema.ts";
import { type FullIncidentRow, namedOrNull, selectIncidentInFull, toIncidentSummary } from "./incident-rows.ts";

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
  if (row === undefined) throw new NotFoundError(`There is no incident ${id}`);
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
  };
}

function storedAssignment(row: FullIncidentRow): Parameters<typeof explain>[0] {
  const { raw_x: x, raw_y: y, raw_crs: crs } = row;
  return {
    stated: x === null || y === null || crs === null ? null : { x, y, crs },
    input: {
      position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
      accuracyMetres: row.accuracy_metres,
      at: row.occurred_at,
    },
    assignment: {
      editionId: row.edition_id,
      cellCode: row.cell_code,
      cellMethod: row.cell_method,
      nearestCellMetres: row.nearest_cell_metres,
      nearestOtherCode: row.nearest_other_code,
      nearestOtherMetres: row.nearest_other_metres,
      nearBoundary: row.near_boundary,
      dutyChain: row.duty_chain,
      basis: { result: row.assignment_result, rules: row.basis.rules },
    },
    department: namedOrNull(row.department_code, row.department_name_zh, row.department_name_en),
    post: namedOrNull(row.post_code, row.post_name_zh, row.post_name_en),
    person: row.person_code === null ? null : { code: row.person_code, name: row.person_name ?? row.person_code },
  };
}
