import type { Kysely } from "kysely";
import type { AssignmentSettings } from "../assignment/create-assigner.ts";
import type { ChangePreview, ChangeSubject } from "../contract/change-set.ts";
import { selectIncidents, toIncidentSummary } from "../incidents/incident-rows.ts";
import type { Database } from "../store/schema.ts";
import { changeBasis } from "./change-basis.ts";
import type { ChangeStep } from "./change-step.ts";
import { ChangeTally } from "./change-tally.ts";
import { eachMove } from "./each-move.ts";
import { foreseeChange } from "./foresee-change.ts";
import { groundFacts } from "./ground-facts.ts";
import { countOpenIncidents } from "./open-incidents.ts";
import { createOwnerNames, type OwnerNames } from "./owner-names.ts";

export interface ChangeDeps {
  db: Kysely<Database>;
  settings: AssignmentSettings;
  onProgress: (step: ChangeStep) => void;
}

/**
 * Which open incidents would change hands, as of one moment; nothing is changed. What it holds does not grow
 * with the number of incidents.
 *
 * @throws {NotFoundError | ConflictError} as `foreseeChange`.
 */
export async function previewChange({ db, settings, onProgress }: ChangeDeps, subject: ChangeSubject): Promise<ChangePreview> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const computedAt = new Date();
    onProgress({ stage: "loading", incidentsDone: 0, incidentsTotal: 0 });
    const change = await foreseeChange(trx, subject, settings, computedAt);
    const openIncidents = await countOpenIncidents(trx);
    const names = createOwnerNames(change.after);
    const tally = new ChangeTally(names);
    const onLooked = (incidentsDone: number) => onProgress({ stage: "looking", incidentsDone, incidentsTotal: openIncidents });
    for await (const moves of eachMove({ db: trx, settings, onLooked }, change)) for (const move of moves) tally.add(move);
    return {
      subject, computedAt: computedAt.toISOString(), asOf: change.at.toISOString(), appliesNow: change.appliesNow,
      basis: changeBasis(subject, change.state, tally.digest()),
      openIncidents, movingIncidents: tally.moving, handedOver: tally.handedOver, heldByOverride: tally.held, withoutOwner: tally.withoutOwner,
      flows: tally.flows(),
      incidents: await describeMoves(trx, tally, names),
      ...await groundFacts(trx, change, settings),
    };
  });
}

async function describeMoves(db: Kysely<Database>, tally: ChangeTally, names: OwnerNames): Promise<ChangePreview["incidents"]> {
  const moves = tally.newest();
  if (moves.length === 0) return [];
  const rows = await selectIncidents(db).where("incident.id", "in", moves.map(({ incident }) => incident.id)).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return moves.flatMap(({ incident, assignment }) => {
    const row = byId.get(incident.id);
    return row === undefined ? [] : [{ incident: toIncidentSummary(row), after: names.ofAssignment(assignment) }];
  });
}
