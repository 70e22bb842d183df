import { type Kysely, sql } from "kysely";
import type { AssignmentBasis } from "../assignment/assignment.ts";
import { type NewEvent, takeEventTurn } from "../events/append-events.ts";
import { assignmentColumns } from "../incidents/assignment-columns.ts";
import { selectIncidents, toIncidentSummary } from "../incidents/incident-rows.ts";
import { storeBasis } from "../incidents/store-basis.ts";
import type { Database } from "../store/schema.ts";
import type { OwnerNames } from "./owner-names.ts";
import type { Move } from "./plan-moves.ts";

type Reassigned = Extract<NewEvent, { type: "incident.reassigned" }>["payload"];

/** Who moves incidents, and why; the same for all of a change set. */
export interface MoveNote extends Pick<Reassigned, "reason" | "by" | "changeSetId"> {
  readonly at: Date;
  readonly names: OwnerNames;
}

/**
 * Gives incidents to their new owners in the caller's transaction, batch by batch. What the log will tell of each
 * waits in a table of the transaction, so that others who write events are held up only at its end.
 */
export class MoveStore {
  readonly #trx: Kysely<Database>;
  readonly #note: MoveNote;
  readonly #basisIds = new Map<AssignmentBasis, number>();

  private constructor(trx: Kysely<Database>, note: MoveNote) {
    this.#trx = trx;
    this.#note = note;
  }

  static async open(trx: Kysely<Database>, note: MoveNote): Promise<MoveStore> {
    await sql`create temporary table moved_incident (incident_id bigint primary key, payload jsonb not null) on commit drop`.execute(trx);
    return new MoveStore(trx, note);
  }

  /** Moves that an override holds must not be among them. */
  async store(moves: readonly Move[]): Promise<void> {
    await this.#update(moves);
    const ids = moves.map(({ incident }) => incident.id);
    const rows = await selectIncidents(this.#trx).where("incident.id", "in", ids).execute();
    const movesById = new Map(moves.map((move) => [move.incident.id, move]));
    const { names, at: _, ...note } = this.#note;
    const payloads = rows.map((row): Reassigned => {
      const { incident, cellPath } = movesById.get(row.id)!;
      return { incident: toIncidentSummary(row), cellPath, before: names.ofStored(incident.owner), ...note };
    });
    await sql`insert into moved_incident select * from unnest(${rows.map(({ id }) => id)}::bigint[], ${payloads.map((payload) => JSON.stringify(payload))}::jsonb[])`.execute(this.#trx);
  }

  /** Tells of every move, one event an incident. From here to the commit other writers of events wait. */
  async tell(): Promise<void> {
    await takeEventTurn(this.#trx);
    await sql`insert into event (at, type, incident_id, payload)
      select clock_timestamp(), 'incident.reassigned', incident_id, payload from moved_incident order by incident_id`.execute(this.#trx);
  }

  async #update(moves: readonly Move[]): Promise<void> {
    const columns: ReturnType<typeof assignmentColumns>[] = [];
    for (const { assignment } of moves) columns.push(assignmentColumns(assignment, await this.#basisId(assignment.basis)));
    const all = <Field extends keyof (typeof columns)[number]>(field: Field) => columns.map((row) => row[field]);
    const { numAffectedRows = 0n } = await sql`
      update incident set
        edition_id = moved.edition_id, cell_code = moved.cell_code, jurisdiction_code = moved.jurisdiction_code, cell_method = moved.cell_method,
        nearest_cell_metres = moved.nearest_cell_metres, nearest_other_code = moved.nearest_other_code, nearest_other_metres = moved.nearest_other_metres,
        near_boundary = moved.near_boundary, assignment_result = moved.assignment_result, basis_id = moved.basis_id, department_code = moved.department_code,
        post_code = moved.post_code, person_code = moved.person_code, duty_chain = moved.duty_chain, assigned_as_of = ${this.#note.at}
      from unnest(
        ${moves.map(({ incident }) => incident.id)}::bigint[], ${all("edition_id")}::integer[], ${all("cell_code")}::text[], ${all("jurisdiction_code")}::text[], ${all("cell_method")}::text[],
        ${all("nearest_cell_metres")}::real[], ${all("nearest_other_code")}::text[], ${all("nearest_other_metres")}::real[], ${all("near_boundary")}::boolean[],
        ${all("assignment_result")}::text[], ${all("basis_id")}::integer[], ${all("department_code")}::text[], ${all("post_code")}::text[], ${all("person_code")}::text[], ${all("duty_chain")}::jsonb[]
      ) as moved (id, edition_id, cell_code, jurisdiction_code, cell_method, nearest_cell_metres, nearest_other_code, nearest_other_metres, near_boundary,
        assignment_result, basis_id, department_code, post_code, person_code, duty_chain)
      where incident.id = moved.id and incident.assignment_result <> 'overridden'`.execute(this.#trx);
    if (Number(numAffectedRows) !== moves.length) throw new Error(`${moves.length - Number(numAffectedRows)} of ${moves.length} incidents changed while they were moved`);
  }

  async #basisId(basis: AssignmentBasis): Promise<number> {
    const known = this.#basisIds.get(basis);
    if (known !== undefined) return known;
    const id = await storeBasis(this.#trx, basis);
    this.#basisIds.set(basis, id);
    return id;
  }
}
