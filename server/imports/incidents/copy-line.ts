import type { SourceCrs } from "../../../geo/index.ts";
import type { Assignment } from "../../assignment/assignment.ts";
import type { IncidentDraft } from "./incident-draft.ts";

/** The columns that an import writes, in the order of its lines; the rest have defaults. */
export const COPY_COLUMNS = [
  "source_system", "external_id", "channel", "kind", "category_code", "subject_type", "title", "description", "address",
  "occurred_at", "reported_at", "raw_x", "raw_y", "raw_crs", "accuracy_metres", "lng", "lat",
  "edition_id", "cell_code", "jurisdiction_code", "cell_method", "nearest_cell_metres", "nearest_other_code", "nearest_other_metres",
  "near_boundary", "assignment_result", "basis_id", "department_code", "post_code", "person_code", "duty_chain", "import_id",
] as const;

const SPECIAL = /[\\\t\n\r]/;

/** One incident as a line of PostgreSQL's COPY text format, ending in a line break. */
export function copyLine(draft: IncidentDraft, assignment: Assignment, basisId: number, crs: SourceCrs | null, importId: number): string {
  const { position } = draft;
  const occurred = instantText(draft.occurredMs);
  return text(draft.sourceSystem) + "\t" + text(draft.externalId) + "\t" + (draft.channel ?? "\\N") + "\t" + draft.kind + "\t"
    + text(draft.categoryCode) + "\t" + nullable(draft.subjectType) + "\t" + text(draft.title) + "\t" + text(draft.description) + "\t"
    + text(draft.address) + "\t" + occurred + "\t" + (draft.reportedMs === draft.occurredMs ? occurred : instantText(draft.reportedMs)) + "\t"
    + (position === null
      ? "\\N\t\\N\t\\N\t" + number(draft.accuracyMetres) + "\t\\N\t\\N\t"
      : placeText(draft.rawX, draft.rawY, crs, draft.accuracyMetres, position.lng, position.lat))
    + number(assignment.editionId) + "\t" + nullable(assignment.cellCode) + "\t" + nullable(assignment.jurisdictionCode) + "\t"
    + assignment.cellMethod + "\t" + number(assignment.nearestCellMetres) + "\t" + nullable(assignment.nearestOtherCode) + "\t"
    + number(assignment.nearestOtherMetres) + "\t" + (assignment.nearBoundary ? "t" : "f") + "\t" + assignment.basis.result + "\t" + basisId + "\t"
    + nullable(assignment.departmentCode) + "\t" + nullable(assignment.postCode) + "\t" + nullable(assignment.personCode) + "\t"
    + (assignment.dutyChain === null ? "\\N" : text(JSON.stringify(assignment.dutyChain))) + "\t" + importId + "\n";
}

function placeText(rawX: number | null, rawY: number | null, crs: SourceCrs | null, accuracyMetres: number | null, lng: number, lat: number): string {
  const x = String(rawX);
  const y = String(rawY);
  return x + "\t" + y + "\t" + (crs ?? "\\N") + "\t" + number(accuracyMetres) + "\t"
    + (lng === rawX ? x : String(lng)) + "\t" + (lat === rawY ? y : String(lat)) + "\t";
}

function number(value: number | null): string {
  return value === null ? "\\N" : String(value);
}

function nullable(value: string | null): string {
  return value === null ? "\\N" : text(value);
}

function text(value: string): string {
  return SPECIAL.test(value) ? escaped(value) : value;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}

const DAY_MS = 86_400_000;
const dayTexts = new Map<number, string>();
const secondTexts: string[] = [];

/** An instant in UTC; the texts of days and seconds are made once each. */
export function instantText(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  let dayText = dayTexts.get(day);
  if (dayText === undefined) dayTexts.set(day, (dayText = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  const second = Math.floor((ms - day * DAY_MS) / 1000);
  const secondText = (secondTexts[second] ??= new Date(second * 1000).toISOString().slice(11, 19));
  const rest = ms - day * DAY_MS - second * 1000;
  return dayText + " " + secondText + (rest === 0 ? "+00" : `.${String(rest).padStart(3, "0")}+00`);
}
