import type { ColumnType, Generated, Insertable, Selectable } from "kysely";
import type {
  AssignmentResult, CellMethod, DutyStep, RuleConsidered, RuledResult,
} from "../contract/assignment.ts";
import type { ChangeSubject } from "../contract/change-set.ts";
import type { IncidentKind } from "../contract/incident.ts";
import type { ImportState } from "../contract/import.ts";
import type { DryRun, DryRunReport, RuleChange } from "../contract/responsibility.ts";
import type { SourceCrs } from "../../geo/types.ts";

/** The tables as Kysely sees them. The migrations are the truth; a test compares the two. */
export interface Database {
  deployment: DeploymentTable;
  cell_level: CellLevelTable;
  boundary_edition: BoundaryEditionTable;
  cell: CellTable;
  topology_finding: TopologyFindingTable;
  department: DepartmentTable;
  post: PostTable;
  person: PersonTable;
  post_holding: PostHoldingTable;
  leave: LeaveTable;
  category: CategoryTable;
  responsibility_rule: ResponsibilityRuleTable;
  enterprise: EnterpriseTable;
  river_reach: RiverReachTable;
  monitoring_section: MonitoringSectionTable;
  reading: ReadingTable;
  assignment_basis: AssignmentBasisTable;
  import_job: ImportJobTable;
  import_finding: ImportFindingTable;
  incident: IncidentTable;
  incident_override: IncidentOverrideTable;
  change_set: ChangeSetTable;
  event: EventTable;
  idempotency_key: IdempotencyKeyTable;
  responsibility_draft: ResponsibilityDraftTable;
  responsibility_dry_run: ResponsibilityDryRunTable;
}

/** jsonb: written as JSON text, read as the value. */
type Json<T> = ColumnType<T, string, string>;
/** A tstzrange in PostgreSQL's text form, such as ["2024-01-01 00:00:00+00",). */
type InstantRange = string;

export interface DeploymentTable {
  only_row: Generated<boolean>;
  name_zh: string;
  name_en: string;
  is_demo: Generated<boolean>;
  attribution_zh: Generated<string>;
  attribution_en: Generated<string>;
  map_review_number: Generated<string>;
}

export interface CellLevelTable {
  code: string;
  depth: number;
  name_zh: string;
  name_en: string;
}

export interface BoundaryEditionTable {
  id: Generated<number>;
  territory: string;
  name: string;
  status: "draft" | "published";
  /** '-infinity' (a number in JavaScript) means: since the beginning. */
  effective_from: ColumnType<Date | number, Date | string, Date | string>;
  created_at: Generated<Date>;
  checked_at: Date | null;
  published_at: Date | null;
  /** Grows with every change of its cells. */
  revision: Generated<number>;
  /** The edition that a draft was copied from. */
  based_on: number | null;
}

export interface CellTable {
  edition_id: number;
  ordinal: number;
  code: string;
  level_code: string;
  parent_code: string | null;
  parent_method: "given" | "containment" | "none";
  name_zh: string;
  name_en: string | null;
  population: number | null;
  area_square_metres: number;
  west: number; south: number; east: number; north: number;
  label_lng: number; label_lat: number;
  geometry_wkb: Buffer;
  repairs: ColumnType<unknown[], string | undefined, string>;
}

export interface TopologyFindingTable {
  edition_id: number;
  finding_id: string;
  kind: string;
  severity: "error" | "warning" | "notice";
  cell_codes: string[];
  cell_names: string[];
  level_depth: number | null;
  size: number;
  unit: "m" | "m2" | "count";
  geometry: Json<unknown>;
  detail: Json<unknown>;
  accepted_at: Date | null;
  accepted_reason: string | null;
}

export interface DepartmentTable {
  code: string;
  name_zh: string;
  name_en: string | null;
  head_post_code: string | null;
  is_first_contact: Generated<boolean>;
}

export interface PostTable {
  id: Generated<number>;
  code: string;
  kind: string;
  name_zh: string;
  name_en: string | null;
  department_code: string;
  territory: string | null;
  cell_code: string | null;
}

export interface PersonTable {
  id: Generated<number>;
  code: string;
  name: string;
  phone: string | null;
}

export interface PostHoldingTable {
  id: Generated<number>;
  post_code: string;
  post_id: number;
  person_code: string;
  role: "holder" | "deputy";
  held: InstantRange;
}

export interface LeaveTable {
  id: Generated<number>;
  person_code: string;
  away: InstantRange;
  reason: Generated<string>;
}

export interface CategoryTable {
  code: string;
  parent_code: string | null;
  name_zh: string;
  name_en: string | null;
  ordinal: Generated<number>;
}

export interface ResponsibilityRuleTable {
  code: string;
  territory: string | null;
  cell_code: string | null;
  category_code: string | null;
  subject_type: string | null;
  band_from_minute: number | null;
  band_to_minute: number | null;
  lead_department_code: string;
  lead_post_code: string | null;
  lead_post_kind: string | null;
  assist_department_codes: Generated<string[]>;
  legal_basis: Generated<string>;
  valid: InstantRange;
}

export interface EnterpriseTable {
  code: string;
  name_zh: string;
  name_en: string | null;
  credit_code: string | null;
  kind: Generated<string>;
  subject_type: string | null;
  lng: number;
  lat: number;
}

export interface RiverReachTable {
  code: string;
  river_name: string;
  name_zh: string;
  name_en: string | null;
  ordinal: number;
  downstream_code: string | null;
  geometry_wkb: Buffer;
}

export interface MonitoringSectionTable {
  code: string;
  name_zh: string;
  name_en: string | null;
  reach_code: string | null;
  target_class: number | null;
  control_level: Generated<string>;
  water_body: Generated<"river" | "lake">;
  lng: number;
  lat: number;
}

export interface ReadingTable {
  section_code: string;
  /** Code of geo's list of indicators. */
  indicator: string;
  observed_at: Date;
  /** In the indicator's canonical unit. */
  value: number;
  stated_value: string;
  stated_unit: string;
  below_detection: Generated<boolean>;
  import_id: number | null;
}

/** What many incidents share of their explanation; immutable once written. */
export interface AssignmentBasisContent {
  rules: RuleConsidered[];
}

export interface AssignmentBasisTable {
  id: Generated<number>;
  content_hash: Buffer;
  content: Json<AssignmentBasisContent>;
}

export interface ImportJobTable {
  id: Generated<number>;
  kind: string;
  file_name: string;
  /** An upload waits in the data directory and can be gone on with; a command's file is where its user keeps it. */
  came_by: "upload" | "command";
  file_sha256: string | null;
  options: Json<unknown>;
  dry_run: boolean;
  state: ImportState;
  bytes_total: number | null;
  bytes_done: Generated<number>;
  rows_read: Generated<number>;
  rows_stored: Generated<number>;
  rows_present: Generated<number>;
  rows_rejected: Generated<number>;
  report: ColumnType<unknown, string | null | undefined, string | null>;
  error: string | null;
  error_zh: string | null;
  created_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
}

export interface ImportFindingTable {
  import_id: number;
  ordinal: Generated<number>;
  row_number: number;
  field: string;
  reason: string;
  value: string;
  message: string;
  outcome: "rejected" | "stored";
}

export interface IncidentTable {
  id: Generated<number>;
  source_system: string;
  external_id: string;
  channel: string | null;
  kind: Generated<IncidentKind>;
  status: Generated<string>;
  category_code: string;
  subject_type: string | null;
  title: Generated<string>;
  description: Generated<string>;
  address: Generated<string>;
  occurred_at: Date;
  reported_at: Date;
  stored_at: Generated<Date>;
  raw_x: number | null;
  raw_y: number | null;
  raw_crs: SourceCrs | null;
  accuracy_metres: number | null;
  lng: number | null;
  lat: number | null;
  edition_id: number | null;
  cell_code: string | null;
  jurisdiction_code: string | null;
  cell_method: CellMethod;
  nearest_cell_metres: number | null;
  nearest_other_code: string | null;
  nearest_other_metres: number | null;
  near_boundary: Generated<boolean>;
  assignment_result: AssignmentResult;
  basis_id: number;
  department_code: string | null;
  post_code: string | null;
  person_code: string | null;
  /** Null when the post's holder was simply on duty. */
  duty_chain: ColumnType<DutyStep[] | null, string | null, string | null>;
  import_id: number | null;
  /** The instant whose boundaries, rules and people count; null: when it occurred. */
  assigned_as_of: Date | null;
}

/** While somebody overrides the rules: why, and what the rules had said. */
export interface IncidentOverrideTable {
  incident_id: number;
  decided_at: Date;
  decided_by: string | null;
  reason: string;
  ruled_result: RuledResult;
  ruled_department_code: string | null;
  ruled_post_code: string | null;
  ruled_person_code: string | null;
  ruled_duty_chain: ColumnType<DutyStep[] | null, string | null, string | null>;
}

export interface ChangeSetTable {
  id: Generated<number>;
  subject: Json<ChangeSubject>;
  basis: string;
  reason: string;
  applied_by: string | null;
  applied_at: Generated<Date>;
  moved_incidents: number;
  handed_over: number;
}

export interface EventTable {
  seq: Generated<number>;
  at: Generated<Date>;
  type: string;
  incident_id: number | null;
  payload: Json<unknown>;
}

export interface IdempotencyKeyTable {
  key: string;
  kind: "incident" | "import" | "reassignment" | "override_release" | "change_set" | "edition_draft" | "rule_draft";
  request_hash: string;
  /** Id of the incident, import job or change set that was made or changed. */
  made_id: number;
  created_at: Generated<Date>;
}

export interface ResponsibilityDraftTable {
  id: Generated<number>;
  name: string;
  state: Generated<"open" | "applied">;
  revision: Generated<number>;
  made_by: string | null;
  /** SHA-256 over all rules as they were when the draft was begun or last brought up to date. */
  base_hash: string;
  changes: ColumnType<RuleChange[], string | undefined, string>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  applied_at: Date | null;
}

export interface ResponsibilityDryRunTable {
  id: Generated<number>;
  draft_id: number;
  draft_revision: number;
  changes: Json<RuleChange[]>;
  state: Generated<DryRun["state"]>;
  rows_total: number | null;
  rows_done: Generated<number>;
  report: ColumnType<DryRunReport | null, string | null | undefined, string | null>;
  error: string | null;
  error_zh: string | null;
  created_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
}

export type IncidentRow = Selectable<IncidentTable>;
export type NewIncidentRow = Insertable<IncidentTable>;
export type CellRow = Selectable<CellTable>;
