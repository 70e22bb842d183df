import { type Kysely, sql } from "kysely";

/**
 * Incidents change hands: by hand until released, or many at once when boundaries, rules or people change.
 *
 * The incident's own columns say who answers. While somebody overrides the rules, `incident_override`
 * keeps what the rules had said; the event log keeps every change.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table incident drop constraint incident_assignment_result_check`,
  `alter table incident add constraint incident_assignment_result_check
    check (assignment_result in ('clear', 'ambiguous', 'gap', 'unassigned', 'overridden'))`,
  // Null: when the incident occurred. A column of nulls costs nothing to add to a large table.
  `alter table incident add column assigned_as_of timestamptz`,
  `create table incident_override (
    incident_id bigint primary key references incident,
    decided_at timestamptz not null,
    decided_by text check (decided_by <> ''),
    reason text not null check (reason <> ''),
    ruled_result text not null check (ruled_result in ('clear', 'ambiguous', 'gap', 'unassigned')),
    ruled_department_code text references department,
    ruled_post_code text references post,
    ruled_person_code text references person,
    ruled_duty_chain jsonb
  )`,
  `create table change_set (
    id integer generated always as identity primary key,
    subject jsonb not null,
    basis text not null,
    reason text not null check (reason <> ''),
    applied_by text check (applied_by <> ''),
    applied_at timestamptz not null default now(),
    moved_incidents bigint not null check (moved_incidents >= 0)
  )`,
  `alter table idempotency_key drop constraint idempotency_key_kind_check`,
  `alter table idempotency_key add constraint idempotency_key_kind_check
    check (kind in ('incident', 'import', 'reassignment', 'override_release', 'change_set'))`,
];
