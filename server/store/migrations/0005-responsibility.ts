import { type Kysely, sql } from "kysely";

/** Drafts of the responsibility matrix, and what a dry run over past incidents found of each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A draft holds changes to the rules in force, not copies of them: what it leaves alone follows the base.
  `create table responsibility_draft (
    id integer generated always as identity primary key,
    name text not null check (name <> ''),
    state text not null default 'open' check (state in ('open', 'applied')),
    revision integer not null default 1,
    made_by text,
    base_hash text not null,
    changes jsonb not null default '[]',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    applied_at timestamptz,
    check ((state = 'applied') = (applied_at is not null))
  )`,
  `create table responsibility_dry_run (
    id integer generated always as identity primary key,
    draft_id integer not null references responsibility_draft on delete cascade,
    draft_revision integer not null,
    changes jsonb not null,
    state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    rows_total bigint,
    rows_done bigint not null default 0,
    report jsonb,
    error text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz
  )`,
  `create index responsibility_dry_run_of_draft on responsibility_dry_run (draft_id)`,
];
