import { type Kysely, sql } from "kysely";

/**
 * Boundaries, people, rules, reference places, incidents, events and imports.
 *
 * What the database can promise it promises here: keys, closed value lists, one holder of a
 * post at any instant, one incident per external id, an event table nobody may rewrite.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table deployment (
    only_row boolean primary key default true check (only_row),
    name_zh text not null,
    name_en text not null,
    is_demo boolean not null default false,
    attribution_zh text not null default '',
    attribution_en text not null default '',
    map_review_number text not null default ''
  )`,

  // ---- boundaries -------------------------------------------------------------------------
  `create table cell_level (
    code text primary key check (code ~ '^[a-z0-9_-]{1,40}$'),
    depth smallint not null unique check (depth between 1 and 20),
    name_zh text not null,
    name_en text not null
  )`,
  // A territory is what one series of editions describes. Two territories stand side by side on
  // the map; within one, a later edition replaces an earlier one from its effective date.
  `create table boundary_edition (
    id integer generated always as identity primary key,
    territory text not null check (territory ~ '^[^[:space:][:cntrl:],/?#"''&%]{1,60}$'),
    name text not null unique,
    status text not null check (status in ('draft', 'published')),
    effective_from timestamptz not null,
    created_at timestamptz not null default now(),
    checked_at timestamptz,
    published_at timestamptz,
    check ((status = 'published') = (published_at is not null))
  )`,
  `create unique index boundary_edition_in_force on boundary_edition (territory, effective_from)
    where status = 'published'`,
  // code is not unique in a draft: a duplicate is a finding to show, not a reason to lose a shape.
  `create table cell (
    edition_id integer not null references boundary_edition on delete cascade,
    ordinal integer not null check (ordinal >= 0),
    code text not null check (code <> ''),
    level_code text not null references cell_level,
    parent_code text,
    parent_method text not null check (parent_method in ('given', 'containment', 'none')),
    name_zh text not null,
    name_en text,
    population integer check (population >= 0),
    area_square_metres double precision not null,
    west double precision not null, south double precision not null,
    east double precision not null, north double precision not null,
    label_lng double precision not null, label_lat double precision not null,
    geometry_wkb bytea not null,
    repairs jsonb not null default '[]',
    primary key (edition_id, ordinal)
  )`,
  `create index cell_code on cell (edition_id, code)`,
  `create index cell_parent on cell (edition_id, parent_code)`,
  `create table topology_finding (
    edition_id integer not null references boundary_edition on delete cascade,
    finding_id text not null,
    kind text not null,
    severity text not null check (severity in ('error', 'warning', 'notice')),
    cell_codes text[] not null,
    cell_names text[] not null,
    level_depth smallint,
    size double precision not null,
    unit text not null check (unit in ('m', 'm2', 'count')),
    geometry jsonb not null,
    detail jsonb not null,
    accepted_at timestamptz,
    accepted_reason text,
    primary key (edition_id, finding_id)
  )`,

  // ---- people and rules -------------------------------------------------------------------
  `create table department (
    code text primary key check (code <> ''),
    name_zh text not null,
    name_en text,
    head_post_code text,
    is_first_contact boolean not null default false
  )`,
  `create unique index one_first_contact on department (is_first_contact) where is_first_contact`,
  `create table post (
    id integer generated always as identity unique,
    code text primary key check (code <> ''),
    kind text not null check (kind <> ''),
    name_zh text not null,
    name_en text,
    department_code text not null references department,
    territory text,
    cell_code text
  )`,
  `create index post_of_cell on post (cell_code) where cell_code is not null`,
  `alter table department add foreign key (head_post_code) references post deferrable initially deferred`,
  `create table person (
    id integer generated always as identity unique,
    code text primary key check (code <> ''),
    name text not null,
    phone text
  )`,
  // int4range lets the exclusion run on the built-in range operators: no extension to install.
  `create table post_holding (
    id integer generated always as identity primary key,
    post_code text not null references post,
    post_id integer not null references post (id),
    person_code text not null references person,
    role text not null check (role in ('holder', 'deputy')),
    held tstzrange not null check (not isempty(held)),
    exclude using gist (
      int4range(post_id * 2 + (role = 'deputy')::int, post_id * 2 + (role = 'deputy')::int, '[]') with &&,
      held with &&)
  )`,
  `create table leave (
    id integer generated always as identity primary key,
    person_code text not null references person,
    away tstzrange not null check (not isempty(away)),
    reason text not null default ''
  )`,
  `create table category (
    code text primary key check (code <> ''),
    parent_code text references category,
    name_zh text not null,
    name_en text,
    ordinal integer not null default 0
  )`,
  `create table responsibility_rule (
    code text primary key check (code <> ''),
    territory text,
    cell_code text,
    category_code text references category,
    subject_type text,
    band_from_minute smallint check (band_from_minute between 0 and 1439),
    band_to_minute smallint check (band_to_minute between 0 and 1440),
    lead_department_code text not null references department,
    lead_post_code text references post,
    lead_post_kind text,
    assist_department_codes text[] not null default '{}',
    legal_basis text not null default '',
    valid tstzrange not null check (not isempty(valid)),
    check ((band_from_minute is null) = (band_to_minute is null)),
    check (lead_post_code is null or lead_post_kind is null)
  )`,

  // ---- places -----------------------------------------------------------------------------
  `create table enterprise (
    code text primary key check (code <> ''),
    name_zh text not null,
    name_en text,
    credit_code text,
    kind text not null default '',
    subject_type text,
    lng double precision not null check (lng between -180 and 180),
    lat double precision not null check (lat between -90 and 90)
  )`,
  `create table river_reach (
    code text primary key check (code <> ''),
    river_name text not null,
    name_zh text not null,
    name_en text,
    ordinal integer not null,
    downstream_code text,
    geometry_wkb bytea not null
  )`,
  `create table monitoring_section (
    code text primary key check (code <> ''),
    name_zh text not null,
    name_en text,
    reach_code text references river_reach,
    target_class smallint check (target_class between 1 and 5),
    control_level text not null default '',
    lng double precision not null check (lng between -180 and 180),
    lat double precision not null check (lat between -90 and 90)
  )`,

  // ---- incidents --------------------------------------------------------------------------
  // Why a rule won, lost or tied, stored once for the many incidents that share it and never
  // changed afterwards: editing rules later must not rewrite what was explained then.
  `create table assignment_basis (
    id integer generated always as identity primary key,
    content_hash bytea not null unique,
    content jsonb not null
  )`,
  `create table import_job (
    id bigint generated always as identity primary key,
    kind text not null,
    file_name text not null,
    came_by text not null check (came_by in ('upload', 'command')),
    file_sha256 text,
    options jsonb not null,
    dry_run boolean not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    bytes_total bigint,
    bytes_done bigint not null default 0,
    rows_read bigint not null default 0,
    rows_stored bigint not null default 0,
    rows_present bigint not null default 0,
    rows_rejected bigint not null default 0,
    report jsonb,
    error text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz
  )`,
  `create table import_finding (
    import_id bigint not null references import_job on delete cascade,
    ordinal bigint generated always as identity,
    row_number bigint not null,
    field text not null,
    reason text not null,
    value text not null,
    message text not null,
    outcome text not null check (outcome in ('rejected', 'stored')),
    primary key (import_id, ordinal)
  )`,
  `create sequence incident_id as bigint`,
  `create table incident (
    id bigint primary key default nextval('incident_id'),
    source_system text not null,
    external_id text not null,
    channel text,
    kind text not null default 'complaint' check (kind in ('complaint', 'inquiry', 'suggestion')),
    status text not null default 'reported',
    category_code text not null references category,
    subject_type text,
    title text not null default '',
    description text not null default '',
    address text not null default '',
    occurred_at timestamptz not null,
    reported_at timestamptz not null,
    stored_at timestamptz not null default now(),
    raw_x double precision,
    raw_y double precision,
    raw_crs text check (raw_crs in ('wgs84', 'cgcs2000', 'gcj02', 'bd09')),
    accuracy_metres real check (accuracy_metres >= 0),
    lng double precision check (lng between -180 and 180),
    lat double precision check (lat between -90 and 90),
    edition_id integer references boundary_edition,
    cell_code text,
    jurisdiction_code text,
    cell_method text not null check (cell_method in ('inside', 'border', 'nearest', 'none', 'no_position')),
    nearest_cell_metres real,
    nearest_other_code text,
    nearest_other_metres real,
    near_boundary boolean not null default false,
    assignment_result text not null check (assignment_result in ('clear', 'ambiguous', 'gap', 'unassigned')),
    basis_id integer not null references assignment_basis,
    department_code text references department,
    post_code text references post,
    person_code text references person,
    duty_chain jsonb,
    import_id bigint references import_job,
    unique (source_system, external_id),
    check ((lng is null) = (lat is null)),
    check ((cell_code is null) = (edition_id is null))
  )`,
  `create index incident_newest on incident (reported_at desc, id desc)`,

  // ---- events -----------------------------------------------------------------------------
  `create table event (
    seq bigint generated always as identity primary key,
    at timestamptz not null default now(),
    type text not null check (type ~ '^[a-z_]+[.][a-z_]+$'),
    incident_id bigint references incident,
    payload jsonb not null
  )`,
  `create index event_of_type on event (type, seq) where type <> 'incident.reported'`,
  `create index event_of_incident on event (incident_id) where incident_id is not null`,
  `create function refuse_event_change() returns trigger language plpgsql as
    $$ begin raise exception 'event rows are append-only'; end $$`,
  `create trigger event_append_only before update or delete or truncate on event
    for each statement execute function refuse_event_change()`,
  `create table idempotency_key (
    key text primary key,
    kind text not null check (kind in ('incident', 'import')),
    request_hash text not null,
    made_id bigint not null,
    created_at timestamptz not null default now()
  )`,
  `create index idempotency_key_age on idempotency_key (created_at)`,
];
