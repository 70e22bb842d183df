import { type Kysely, sql } from "kysely";

/** Readings of monitoring sections, and whether a section judges a river or a lake. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table monitoring_section add column water_body text not null default 'river' check (water_body in ('river', 'lake'))`,
  // The value is in the indicator's canonical unit; what was stated stays beside it, so that a wrong unit can be traced.
  `create table reading (
    section_code text not null references monitoring_section,
    indicator text not null check (indicator <> ''),
    observed_at timestamptz not null,
    value double precision not null,
    stated_value text not null,
    stated_unit text not null,
    below_detection boolean not null default false,
    import_id bigint references import_job,
    primary key (section_code, indicator, observed_at)
  )`,
  `create index reading_observed_at on reading (observed_at)`,
];
